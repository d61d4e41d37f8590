import type { Statement } from "../shared/statement.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel, EnumModel } from "../model/model.ts";
import { memberKey, stringLiteral } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import type { MakeFile } from "./source-file.ts";

/**
 * `enums.ts`: an `as const` object and a union type of the same name for each enumeration, alphabetical. Editors show the
 * comment of the one for both.
 */
export function emitEnums(model: ApiModel, makeFile: MakeFile): EmittedFile[] {
  const enums = model.models.filter((entry) => entry.kind === "enum");
  return enums.length === 0 ? [] : [makeFile("src/enums.ts", enums.flatMap(declare))];
}

function declare(model: EnumModel): Statement[] {
  const open = "The service may send values that are not listed here.";
  const docs = docsOf(model, { after: model.open ? [open] : [] });
  const members = model.members.map(({ name, value, description }) => {
    const literal = typeof value === "string" ? stringLiteral(value) : String(value);
    return `${docsOf(description === undefined ? {} : { description })}${memberKey(name)}: ${literal},`;
  });
  const nullable = model.nullable ? " | null" : "";
  return [
    `${docs}export const ${model.name} = {\n${members.join("\n")}\n} as const;`,
    {
      kind: "alias",
      leadingTrivia: "",
      name: model.name,
      type: `(typeof ${model.name})[keyof typeof ${model.name}]${nullable}`,
    },
  ];
}
