"use strict";
/** `AbortSignal`s: an abort ends in a cancel, and the promise rejects with the signal's reason. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.withSignal = withSignal;
exports.cancellable = cancellable;
const native_js_1 = require("./native.js");
/**
 * Runs `work`. When the signal aborts, `cancel` is called and the promise rejects with the signal's reason, however the
 * work then ends.
 */
async function withSignal(signal, cancel, work) {
    if (!signal) {
        return work();
    }
    signal.throwIfAborted();
    let abort;
    const aborted = new Promise((_, reject) => {
        abort = () => {
            cancel();
            reject(signal.reason);
        };
    });
    signal.addEventListener("abort", abort, { once: true });
    try {
        return await Promise.race([work(), aborted]);
    }
    finally {
        signal.removeEventListener("abort", abort);
    }
}
/** Runs native work that takes a token for its cancellation. */
function cancellable(signal, work) {
    if (!signal) {
        return work(null);
    }
    const token = new native_js_1.native.Cancellation();
    return withSignal(signal, () => token.cancel(), () => work(token));
}
