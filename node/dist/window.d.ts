/** `Window` and `WindowSpec`: over which rows a window function looks. */
import { type Column } from "./column.js";
import { type NativeWindow } from "./native.js";
/** An end of a frame: an offset from the current row, or one of the constants of `Window`. */
export type Boundary = number | bigint;
interface Frame {
    readonly kind: "rows" | "range";
    readonly lower: Boundary;
    readonly upper: Boundary;
}
/** Partition, order and frame of a window. Immutable; each method makes a new one. */
export declare class WindowSpec {
    #private;
    /** @internal */
    constructor(partition: readonly (Column | string)[], order: readonly (Column | string)[], frame?: Frame);
    /** Rows that share these values belong together. */
    partitionBy(...columns: (Column | string)[]): WindowSpec;
    orderBy(...columns: (Column | string)[]): WindowSpec;
    /** The frame in rows, both ends included. */
    rowsBetween(lower: Boundary, upper: Boundary): WindowSpec;
    /** The frame in values of the order, both ends included. */
    rangeBetween(lower: Boundary, upper: Boundary): WindowSpec;
    /** @internal */
    get native(): NativeWindow;
}
/** Where to begin a `WindowSpec`. */
export declare const Window: {
    readonly unboundedPreceding: number;
    readonly unboundedFollowing: number;
    readonly currentRow: 0;
    readonly partitionBy: (...columns: (Column | string)[]) => WindowSpec;
    readonly orderBy: (...columns: (Column | string)[]) => WindowSpec;
};
export {};
