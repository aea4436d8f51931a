/** Results in the user's own copy of apache-arrow, which is loaded only when asked for. */
import type * as apache from "apache-arrow";
import type { NativeBatch, NativeSchema } from "./native.js";
type Arrow = typeof apache;
/** The user's apache-arrow: the copy that `require` has given already, or else the one that `import` gives. */
export declare function userArrow(): Promise<Arrow>;
/** The record batches of a batch: a server's IPC bytes as they came, or the engine's memory as it lies. */
export declare function recordBatches(arrow: Arrow, batch: NativeBatch): apache.RecordBatch[];
/** The schema in the user's classes. */
export declare function arrowSchema(arrow: Arrow, schema: NativeSchema): apache.Schema;
/** The Arrow IPC stream of what a user calls a table, whichever copy of apache-arrow made it. */
export declare function ipcOf(table: apache.Table): Promise<Uint8Array>;
export {};
