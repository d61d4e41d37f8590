import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { slug } from "./workspace.ts";
import type { Contestant } from "../contestants/contestant.ts";
import type { PlainOperation } from "./operations.ts";

/**
 * Writes the module that a user of the output would write: one exported function per operation. Returns the
 * file, which stands beside the output.
 *
 * @throws Error when the output lacks an operation
 */
export function writeProgram(
  contestant: Pick<Contestant, "name" | "usage">,
  out: string,
  operations: readonly PlainOperation[],
  purpose: { readonly name: string; readonly base: string },
): string {
  const usage = contestant.usage(out, operations, purpose.base);
  const functions = usage.calls.map(
    (call, index) => `export function call${index}(): Promise<unknown> {\n  return ${call};\n}`,
  );
  const file = join(out, "..", `${slug(`${purpose.name}-${contestant.name}`)}.ts`);
  writeFileSync(file, `${usage.head}\n\n${functions.join("\n\n")}\n`);
  return file;
}
