/** V8's, and by now that of other engines; not in the types of all platforms. */
interface StackCapture {
  captureStackTrace?(holder: object, above: unknown): void;
}

/** Gives an object the stack of whoever has called a function, or awaits it; nothing where the engine cannot. */
export function captureStack(holder: object, above: unknown): void {
  // Where it is not there, it is undefined.
  (Error as StackCapture).captureStackTrace?.(holder, above);
}
