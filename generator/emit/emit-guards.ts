import type { GeneratedFile } from "../shared/generated-file.ts";
import type { ApiModel, Guard } from "../model/model.ts";
import { stringLiteral } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import { importsFor, referencesOf, type Exporters } from "./imports.ts";
import type { PrintFile } from "./source-file.ts";

/** The file of the type guards, below `src`. */
export const GUARDS_PATH = "guards.ts";

/** `guards.ts`: a function for each member of a union that a nested value tells from the others, alphabetical. */
export function emitGuards({ guards }: ApiModel, exporters: Exporters, print: PrintFile): GeneratedFile[] {
  if (guards.length === 0) return [];
  const types = referencesOf(guards.flatMap(({ union, narrowed }) => [union, narrowed]));
  return [print(`src/${GUARDS_PATH}`, [...importsFor(types, ["hasTag"], exporters, ""), ...guards.map(guardText)])];
} // prettier-ignore

function guardText({ name, union, member, narrowed, path, values }: Guard): string {
  const docs = docsOf({
    description: `Tells a \`${member.text}\` from the others of \`${union.text}\` by its \`${path.join(".")}\`.`,
  });
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(", ")}]`;
  return `\n${docs}export function ${name}(value: ${union.text}): value is ${narrowed.text} {
    return hasTag(value, ${list(path)}, ${list(values)});
  }`;
}
