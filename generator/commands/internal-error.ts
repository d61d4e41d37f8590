/**
 * Words for an error that no document may cause. The stack helps those who work on the generator and nobody else,
 * so it comes with `DEBUG=1` only.
 */
export function internalError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && process.env["DEBUG"] ? `${stackOf(error)}\n` : "";
  const advice = stack === "" ? "DEBUG=1 shows where it happened. " : "";
  return `This is a bug in the generator: ${message}\n${advice}Please report it with the document.\n${stack}`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
