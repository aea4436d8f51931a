/** `AbortSignal`s: an abort ends in a cancel, and the promise rejects with the signal's reason. */
import { type Token } from "./native.js";
/**
 * Runs `work`. When the signal aborts, `cancel` is called and the promise rejects with the signal's reason, however the
 * work then ends.
 */
export declare function withSignal<T>(signal: AbortSignal | undefined, cancel: () => void, work: () => Promise<T>): Promise<T>;
/** Runs native work that takes a token for its cancellation. */
export declare function cancellable<T>(signal: AbortSignal | undefined, work: (token: Token) => Promise<T>): Promise<T>;
