"use strict";
/** `GroupedData`: rows in groups, to be aggregated. */
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.GroupedData = void 0;
const column_js_1 = require("./column.js");
const dataframe_js_1 = require("./dataframe.js");
const functions = __importStar(require("./functions.js"));
/** A DataFrame's rows in groups. */
class GroupedData {
    #input;
    #kind;
    #grouping;
    #pivot;
    /** @internal */
    constructor(input, kind, grouping, pivot) {
        this.#input = input;
        this.#kind = kind;
        this.#grouping = grouping;
        this.#pivot = pivot;
    }
    /** A column for each of the values. Without values Spark looks them up. */
    pivot(column, values = []) {
        return new GroupedData(this.#input, this.#kind, this.#grouping, { column, values });
    }
    /** A row a group: the grouping columns, then these aggregates. */
    agg(...aggregates) {
        const pivot = this.#pivot ? ((0, column_js_1.named)([this.#pivot.column])[0] ?? null) : null;
        const values = (this.#pivot?.values ?? []).map((value) => (0, column_js_1.literal)(value).native);
        const inner = this.#input.native.aggregate(this.#kind, (0, column_js_1.named)(this.#grouping), pivot, values, (0, column_js_1.named)(aggregates));
        return new dataframe_js_1.DataFrame(this.#input.sparkSession, inner);
    }
    /** How many rows each group has, as `count`. */
    count() {
        return this.agg(functions.count("*").alias("count"));
    }
    sum(...names) {
        return this.agg(...names.map(functions.sum));
    }
    avg(...names) {
        return this.agg(...names.map(functions.avg));
    }
    min(...names) {
        return this.agg(...names.map(functions.min));
    }
    max(...names) {
        return this.agg(...names.map(functions.max));
    }
}
exports.GroupedData = GroupedData;
