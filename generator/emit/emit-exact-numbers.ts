import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel, DecimalPlace } from "../model/model.ts";
import { propertyKey } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import { importsFor, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/** The file of `exactNumbers`, below `src`. */
export const EXACT_NUMBERS_PATH = "exact-numbers.ts";

/** `exact-numbers.ts`: a `parseJson` for the client that keeps the digits of decimals, where answers have any. */
export function emitExactNumbers(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  if (model.decimals.length === 0) return [];
  const imports = importsFor(["DecimalPlaces"], ["parseExactly"], exporters, "");
  const places = docsOf({
    description:
      "Where answers have decimals. A number is the row of what is at a property or in an array; the first row is " +
      "an answer as a whole.",
  });
  const docs = docsOf(
    {
      description:
        "Reads JSON as `JSON.parse` does, but keeps a decimal that a double would round as the text that it was, " +
        "where its type has both. Give it to `createClient` as `parseJson`.",
    },
    { tags: ["@param text JSON text", "@throws {SyntaxError} as `JSON.parse` does"] },
  );
  return [
    makeFile(`src/${EXACT_NUMBERS_PATH}`, [
      ...imports,
      `${places}const decimals: DecimalPlaces = [${model.decimals.map(rowText).join(", ")}];`,
      {
        kind: "function",
        leadingTrivia: docs,
        name: "exactNumbers",
        parameters: [{ name: "text", type: "string" }],
        returnType: "unknown",
        statements: ["return parseExactly(text, decimals);"],
      },
    ]),
  ];
}

function rowText({ decimal, properties, others, items }: DecimalPlace): string {
  const fields = [
    ...(decimal === undefined ? [] : ["decimal: true"]),
    ...(properties === undefined ? [] : [`properties: { ${Object.entries(properties).map(entryText).join(", ")} }`]),
    ...(others === undefined ? [] : [`others: ${others}`]),
    ...(items === undefined ? [] : [`items: ${items}`]),
  ]; // prettier-ignore
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function entryText([name, row]: readonly [string, number]): string {
  // In an object literal this key would set the prototype (ECMA-262 section B.3.1).
  return `${name === "__proto__" ? `["__proto__"]` : propertyKey(name)}: ${row}`;
}
