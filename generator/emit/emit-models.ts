import type { AliasStatement, InterfaceStatement, PropertyStatement } from "../shared/statement.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import type { AliasModel, ApiModel, InterfaceModel, Property } from "../model/model.ts";
import { propertyKey } from "../shared/text/literals.ts";
import { constraintSentence, docsOf } from "./docs.ts";
import { importsFor, type Exporters } from "./imports.ts";
import { mentionsOf } from "../model/mentions.ts";
import type { MakeFile } from "./source-file.ts";

/** `models.ts`: one exported interface or type per schema, alphabetical. */
export function emitModels(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  const models = model.models.filter((entry) => entry.kind !== "enum");
  if (models.length === 0) return [];
  const mentioned = models.flatMap(mentionsOf);
  const own = new Set(models.map(({ name }) => name));
  const imports = importsFor(mentioned.filter((name) => !own.has(name)), [], exporters, ""); // prettier-ignore
  return [makeFile("src/models.ts", [...imports, ...models.map(declare)])];
}

function declare(model: InterfaceModel | AliasModel): InterfaceStatement | AliasStatement {
  return model.kind === "interface" ? interfaceOf(model) : aliasOf(model);
}

function aliasOf(model: AliasModel): AliasStatement {
  return {
    kind: "alias",
    leadingTrivia: docsOf(model, { after: [documentedName(model)] }),
    name: model.name,
    type: model.type.text,
  };
}

function interfaceOf(model: InterfaceModel): InterfaceStatement {
  return {
    kind: "interface",
    leadingTrivia: docsOf(model, { after: [documentedName(model)] }),
    name: model.name,
    extends: [...model.extends],
    properties: model.properties.map(propertyOf),
    ...(model.index === undefined
      ? {}
      : { indexSignatures: [{ keyName: "key", keyType: "string", returnType: model.index.text }] }),
  };
}

function propertyOf(property: Property): PropertyStatement {
  return {
    leadingTrivia: docsOf(property, { after: [constraintSentence(property.constraints)] }),
    name: propertyKey(property.name),
    hasQuestionToken: !property.required,
    type: property.type.text,
  };
}

function documentedName(model: InterfaceModel | AliasModel): string | undefined {
  return model.documentedName === undefined
    ? undefined
    : `Documented as \`${model.documentedName.replaceAll("`", "'")}\`.`;
}
