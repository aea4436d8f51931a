"use strict";
/** The native module. Its classes stay inside the package; its errors become `FiresteelError`s here, once for all. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.native = void 0;
exports.liveObjects = liveObjects;
const node_path_1 = require("node:path");
const errors_js_1 = require("./errors.js");
/** The function, with the errors it throws or rejects with as they were meant. */
function guarded(original) {
    return function (...args) {
        try {
            const result = original.apply(this, args);
            return result instanceof Promise ? result.catch((error) => Promise.reject((0, errors_js_1.meant)(error))) : result;
        }
        catch (error) {
            throw (0, errors_js_1.meant)(error);
        }
    };
}
function methods(object) {
    return Object.entries(Object.getOwnPropertyDescriptors(object))
        .filter(([name, { value }]) => name !== "constructor" && name !== "prototype" && typeof value === "function")
        .map(([name, { value }]) => [name, value]);
}
/** A class whose own functions are guarded. Those of its instances are replaced in place. */
function guardedClass(original) {
    for (const [name, method] of methods(original.prototype)) {
        original.prototype[name] = guarded(method);
    }
    const statics = new Map(methods(original).map(([name, method]) => [name, guarded(method)]));
    // What napi defines on a class cannot be changed, so the class itself is seen through these.
    return Object.assign(function (...args) {
        return new original(...args);
    }, Object.fromEntries(statics));
}
function load() {
    const loaded = require((0, node_path_1.join)(__dirname, "..", "firesteel.node"));
    const isClass = (name) => typeof loaded[name] === "function" && /^[A-Z]/.test(name);
    const members = Object.entries(loaded).map(([name, member]) => {
        return [name, isClass(name) ? guardedClass(member) : member];
    });
    return Object.fromEntries(members);
}
exports.native = load();
/** How many native objects of each kind are alive in the process. */
function liveObjects() {
    const [sessions = 0, dataFrames = 0, columns = 0, operations = 0] = exports.native.liveObjects();
    return { sessions, dataFrames, columns, operations };
}
