/**
 * Settles as `work` does, unless the time is up or the signal aborts first: then it rejects, with nothing or
 * with the signal's event. Timer and listener are gone once it has settled.
 */
export function within<T>(ms: number, signal: AbortSignal | undefined, work?: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  let stop: (reason?: unknown) => void;
  return new Promise<T>((resolve, reject) => {
    stop = reject;
    // Timers take a number that is too long for them, such as Infinity, for none at all.
    timer = setTimeout(stop, Math.min(ms, 1e9));
    signal?.addEventListener("abort", stop);
    work?.then(resolve, stop);
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  });
}
