/** Results in the user's own copy of apache-arrow, which is loaded only when asked for. */

import type * as apache from "apache-arrow";

import { FiresteelError } from "./errors.js";
import { LayoutCursor, type Memory } from "./layout.js";
import type { NativeBatch, NativeSchema } from "./native.js";

type Arrow = typeof apache;

/** The user's apache-arrow: the copy that `require` has given already, or else the one that `import` gives. */
export async function userArrow(): Promise<Arrow> {
  try {
    const path = require.resolve("apache-arrow");
    return require.cache[path] ? (require(path) as Arrow) : await import("apache-arrow");
  } catch (cause) {
    const error = FiresteelError.argument("toArrow", "apache-arrow", "the package apache-arrow is not installed");
    throw Object.assign(error, { cause });
  }
}

/** The record batches of a batch: a server's IPC bytes as they came, or the engine's memory as it lies. */
export function recordBatches(arrow: Arrow, batch: NativeBatch): apache.RecordBatch[] {
  if (batch.isIpc()) {
    return arrow.tableFromIPC(new Uint8Array(batch.ipc())).batches;
  }
  const columns = batch.columns();
  const schema = arrowSchema(arrow, columns.schema());
  const cursor = new LayoutCursor(columns.layout());
  const children = schema.fields.map((field) => dataOf(arrow, field.type as apache.DataType, cursor));
  const type = new arrow.Struct(schema.fields);
  const data = arrow.makeData({ type, length: batch.rowCount(), nullCount: 0, children });
  return [new arrow.RecordBatch(schema, data)];
}

/** The schema in the user's classes. */
export function arrowSchema(arrow: Arrow, schema: NativeSchema): apache.Schema {
  return arrow.tableFromIPC(schema.ipc()).schema;
}

/** The next array of the cursor. Its buffers are views of the batch's memory. */
function dataOf(arrow: Arrow, type: apache.DataType, cursor: LayoutCursor): apache.Data {
  const { Type } = arrow;
  const { length, nullCount, validity } = cursor.array();
  const common = { type, length, nullCount, nullBitmap: validity };
  const make = (props: object): apache.Data => arrow.makeData({ ...common, ...props } as never);
  switch (type.typeId) {
    case Type.Null:
      return make({});
    case Type.Struct:
      return make({ children: type.children.map((child) => dataOf(arrow, child.type as apache.DataType, cursor)) });
    case Type.List:
    case Type.Map: {
      const valueOffsets = cursor.buffer().as(Int32Array);
      return make({ valueOffsets, child: dataOf(arrow, type.children[0]?.type as apache.DataType, cursor) });
    }
    case Type.Utf8:
    case Type.Binary: {
      const valueOffsets = cursor.buffer().as(Int32Array);
      return make({ valueOffsets, data: cursor.buffer().as(Uint8Array) });
    }
    default:
      return make({ data: cursor.buffer().as(type.ArrayType as Parameters<Memory["as"]>[0]) });
  }
}

/** The Arrow IPC stream of what a user calls a table, whichever copy of apache-arrow made it. */
export async function ipcOf(table: apache.Table): Promise<Uint8Array> {
  const arrow = await userArrow();
  return arrow.tableToIPC(table, "stream");
}
