/**
 * Settles as `work` does, unless the time is up or the signal aborts first: then it rejects, with nothing or
 * with the signal's event. Timer and listener are gone once it has settled.
 */
export function within<T>(ms: number, signal: AbortSignal | undefined, work?: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", fail);
    };
    const fail = (reason?: unknown): void => {
      stop();
      reject(reason);
    };
    // Timers take a number that is too long for them, such as Infinity, for none at all.
    const timer = setTimeout(fail, Math.min(ms, 1e9));
    signal?.addEventListener("abort", fail);
    work?.then((value) => {
      stop();
      resolve(value);
    }, fail);
  });
}
