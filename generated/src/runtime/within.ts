/**
 * Settles as `work` does, unless the time is up or the signal aborts first; then it rejects with what `late` makes, or
 * with the signal's reason. Without work it is a mere wait. Timer and listener are gone when it settles. Nothing is
 * begun when the signal is aborted already.
 */
export function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work?: () => Promise<T>,
  late?: () => Error,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      // In browsers, it is a number. Node keeps a list of the timers of one length, and drops it with the last of them
      // unless that is unref'd: the next call would have to make it anew.
      (timer as { unref?(): void }).unref?.();
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const abort = (): void => {
      stop();
      reject(signal?.reason);
    };
    const expire = (): void => {
      stop();
      if (late) reject(late());
      // A mere wait gives nothing.
      else resolve(undefined as T);
    };
    // Platforms count at most 2^31 milliseconds; nobody waits for eleven days.
    const timer = setTimeout(expire, Math.min(ms, 1e9));
    signal?.addEventListener("abort", abort);
    work?.().then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}
