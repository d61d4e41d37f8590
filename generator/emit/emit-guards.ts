import type { FunctionStatement } from "../shared/statement.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel, Guard } from "../model/model.ts";
import { stringLiteral } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import { importsFor, referencesOf, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/** The file of the type guards, below `src`. */
export const GUARDS_PATH = "guards.ts";

/** `guards.ts`: a function for each member of a union that a nested value tells from the others, alphabetical. */
export function emitGuards({ guards }: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  if (guards.length === 0) return [];
  const types = referencesOf(guards.flatMap(({ union, narrowed }) => [union, narrowed]));
  return [makeFile(`src/${GUARDS_PATH}`, [...importsFor(types, ["hasTag"], exporters, ""), ...guards.map(declare)])];
} // prettier-ignore

function declare({ name, union, member, narrowed, path, values }: Guard): FunctionStatement {
  const leadingTrivia = docsOf({
    description: `Tells a \`${member.text}\` from the others of \`${union.text}\` by its \`${path.join(".")}\`.`,
  });
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(", ")}]`;
  return {
    kind: "function",
    leadingTrivia,
    name,
    parameters: [{ name: "value", type: union.text }],
    returnType: `value is ${narrowed.text}`,
    statements: [`return hasTag(value, ${list(path)}, ${list(values)});`],
  };
}
