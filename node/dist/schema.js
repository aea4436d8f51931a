"use strict";
/** Schemas: what users see of a DataFrame's, and the types by which values are read and written. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.fieldsOf = fieldsOf;
const parsed = new Map();
/** The fields of a native schema. The last few are remembered: all batches of an operation have the same. */
function fieldsOf(schema) {
    const text = schema.text();
    let fields = parsed.get(text);
    if (!fields) {
        fields = JSON.parse(text);
        if (parsed.size >= 16) {
            parsed.clear();
        }
        parsed.set(text, fields);
    }
    return fields;
}
