/**
 * Calls back once, when the time is up (`true`) or the signal aborts (`false`). What it returns calls it off:
 * the timer always, and the signal unless it is to go on watching that.
 */
export function watch(
  ms: number,
  signal: AbortSignal | undefined,
  callBack: (timeIsUp: boolean) => void,
): (keepSignal?: boolean) => void {
  const onAbort = (): void => end(false);
  // The longest time that timers know; they take a longer one for none at all.
  const timer = setTimeout(() => end(true), Math.min(ms, 2 ** 31 - 1));
  const stop = (keepSignal?: boolean): void => {
    clearTimeout(timer);
    if (!keepSignal) signal?.removeEventListener("abort", onAbort);
  };
  const end = (timeIsUp: boolean): void => {
    stop();
    callBack(timeIsUp);
  };
  signal?.addEventListener("abort", onAbort);
  return stop;
}
