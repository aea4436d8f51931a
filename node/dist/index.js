"use strict";
/** Firesteel: the Spark DataFrame API for Node. */
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
exports.DataFrameWriter = exports.WindowSpec = exports.Window = exports.SparkSessionBuilder = exports.SparkSession = exports.RuntimeConfig = exports.DataFrameReader = exports.Operation = exports.liveObjects = exports.GroupedData = exports.functions = exports.FiresteelError = exports.DataFrame = exports.Column = exports.Batch = void 0;
var batch_js_1 = require("./batch.js");
Object.defineProperty(exports, "Batch", { enumerable: true, get: function () { return batch_js_1.Batch; } });
var column_js_1 = require("./column.js");
Object.defineProperty(exports, "Column", { enumerable: true, get: function () { return column_js_1.Column; } });
var dataframe_js_1 = require("./dataframe.js");
Object.defineProperty(exports, "DataFrame", { enumerable: true, get: function () { return dataframe_js_1.DataFrame; } });
var errors_js_1 = require("./errors.js");
Object.defineProperty(exports, "FiresteelError", { enumerable: true, get: function () { return errors_js_1.FiresteelError; } });
exports.functions = __importStar(require("./functions.js"));
var grouped_js_1 = require("./grouped.js");
Object.defineProperty(exports, "GroupedData", { enumerable: true, get: function () { return grouped_js_1.GroupedData; } });
var native_js_1 = require("./native.js");
Object.defineProperty(exports, "liveObjects", { enumerable: true, get: function () { return native_js_1.liveObjects; } });
var operation_js_1 = require("./operation.js");
Object.defineProperty(exports, "Operation", { enumerable: true, get: function () { return operation_js_1.Operation; } });
var reader_js_1 = require("./reader.js");
Object.defineProperty(exports, "DataFrameReader", { enumerable: true, get: function () { return reader_js_1.DataFrameReader; } });
var session_js_1 = require("./session.js");
Object.defineProperty(exports, "RuntimeConfig", { enumerable: true, get: function () { return session_js_1.RuntimeConfig; } });
Object.defineProperty(exports, "SparkSession", { enumerable: true, get: function () { return session_js_1.SparkSession; } });
Object.defineProperty(exports, "SparkSessionBuilder", { enumerable: true, get: function () { return session_js_1.SparkSessionBuilder; } });
var window_js_1 = require("./window.js");
Object.defineProperty(exports, "Window", { enumerable: true, get: function () { return window_js_1.Window; } });
Object.defineProperty(exports, "WindowSpec", { enumerable: true, get: function () { return window_js_1.WindowSpec; } });
var writer_js_1 = require("./writer.js");
Object.defineProperty(exports, "DataFrameWriter", { enumerable: true, get: function () { return writer_js_1.DataFrameWriter; } });
