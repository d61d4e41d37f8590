import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { generate } from "../generate.ts";
import type { Task } from "./messages.ts";

/**
 * Generates a package into an empty folder. Returns the errors for which the document is refused, one line
 * each; none when the package is there.
 *
 * @throws whatever the generator throws, and Error when it accepts a document and cannot write the package
 */
export async function generateDocument({ document, out, lenient }: Task): Promise<readonly string[]> {
  const { ok, plan, diagnostics } = await generate({ spec: document, out, lenient });
  if (ok) return [];
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(oneLine);
  if (plan !== undefined) throw new Error(errors.join("\n"));
  return errors;
}

function oneLine({ code, message, location }: Diagnostic): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column} `;
  return `${place}${code}: ${message}`;
}
