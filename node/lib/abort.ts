/** `AbortSignal`s: an abort ends in a cancel, and the promise rejects with the signal's reason. */

import { native, type Token } from "./native.js";

/**
 * Runs `work`. When the signal aborts, `cancel` is called and the promise rejects with the signal's reason, however the
 * work then ends.
 */
export async function withSignal<T>(
  signal: AbortSignal | undefined,
  cancel: () => void,
  work: () => Promise<T>,
): Promise<T> {
  if (!signal) {
    return work();
  }
  signal.throwIfAborted();
  let abort!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    abort = (): void => {
      cancel();
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Runs native work that takes a token for its cancellation. */
export function cancellable<T>(signal: AbortSignal | undefined, work: (token: Token) => Promise<T>): Promise<T> {
  if (!signal) {
    return work(null);
  }
  const token = new native.Cancellation();
  return withSignal(signal, () => token.cancel(), () => work(token));
}
