/**
 * Settles as `work` does, unless it fails, the time is up or the signal aborts first: then as `otherwise` does,
 * which is given the failure, nothing, or the signal's event. Timer and listener are gone by then. Nothing is
 * begun when the signal is aborted already: its reason is thrown.
 */
export function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work?: () => Promise<T>,
  otherwise?: (failure?: unknown) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      // In browsers, it is a number. Node keeps a list of the timers of one length, and drops it with the last of them
      // unless that is unref'd: the next call would have to make it anew.
      (timer as { unref?(): void }).unref?.();
      clearTimeout(timer);
      signal?.removeEventListener("abort", fail);
    };
    const fail = (failure?: unknown): void => {
      stop();
      // A mere wait gives nothing.
      resolve(otherwise?.(failure) as T);
      // Work that has been given up fails in the end, which changes nothing.
      otherwise = undefined;
    };
    const timer = setTimeout(fail, ms);
    signal?.addEventListener("abort", fail);
    work?.().then((value) => {
      stop();
      resolve(value);
    }, fail);
  });
}
