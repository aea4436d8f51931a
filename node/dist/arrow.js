"use strict";
/** Results in the user's own copy of apache-arrow, which is loaded only when asked for. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.userArrow = userArrow;
exports.recordBatches = recordBatches;
exports.arrowSchema = arrowSchema;
exports.ipcOf = ipcOf;
const errors_js_1 = require("./errors.js");
const layout_js_1 = require("./layout.js");
/** The user's apache-arrow: the copy that `require` has given already, or else the one that `import` gives. */
async function userArrow() {
    try {
        const path = require.resolve("apache-arrow");
        return require.cache[path] ? require(path) : await import("apache-arrow");
    }
    catch (cause) {
        const error = errors_js_1.FiresteelError.argument("toArrow", "apache-arrow", "the package apache-arrow is not installed");
        throw Object.assign(error, { cause });
    }
}
/** The record batches of a batch: a server's IPC bytes as they came, or the engine's memory as it lies. */
function recordBatches(arrow, batch) {
    if (batch.isIpc()) {
        return arrow.tableFromIPC(new Uint8Array(batch.ipc())).batches;
    }
    const columns = batch.columns();
    const schema = arrowSchema(arrow, columns.schema());
    const cursor = new layout_js_1.LayoutCursor(columns.layout());
    const children = schema.fields.map((field) => dataOf(arrow, field.type, cursor));
    const type = new arrow.Struct(schema.fields);
    const data = arrow.makeData({ type, length: batch.rowCount(), nullCount: 0, children });
    return [new arrow.RecordBatch(schema, data)];
}
/** The schema in the user's classes. */
function arrowSchema(arrow, schema) {
    return arrow.tableFromIPC(schema.ipc()).schema;
}
/** The next array of the cursor. Its buffers are views of the batch's memory. */
function dataOf(arrow, type, cursor) {
    const { Type } = arrow;
    const { length, nullCount, validity } = cursor.array();
    const common = { type, length, nullCount, nullBitmap: validity };
    const make = (props) => arrow.makeData({ ...common, ...props });
    switch (type.typeId) {
        case Type.Null:
            return make({});
        case Type.Struct:
            return make({ children: type.children.map((child) => dataOf(arrow, child.type, cursor)) });
        case Type.List:
        case Type.Map: {
            const valueOffsets = cursor.buffer().as(Int32Array);
            return make({ valueOffsets, child: dataOf(arrow, type.children[0]?.type, cursor) });
        }
        case Type.Utf8:
        case Type.Binary: {
            const valueOffsets = cursor.buffer().as(Int32Array);
            return make({ valueOffsets, data: cursor.buffer().as(Uint8Array) });
        }
        default:
            return make({ data: cursor.buffer().as(type.ArrayType) });
    }
}
/** The Arrow IPC stream of what a user calls a table, whichever copy of apache-arrow made it. */
async function ipcOf(table) {
    const arrow = await userArrow();
    return arrow.tableToIPC(table, "stream");
}
