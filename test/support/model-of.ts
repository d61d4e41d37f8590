import { emitPackage } from "../../generator/emit/emit-package.ts";
import { formatFiles } from "../../generator/format/format-files.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { buildModel, type BuiltModel } from "../../generator/model/build-model.ts";

/** A document with the given parts around the least that OpenAPI asks for. */
export function documentWith(parts: JsonObject, version = "3.1.0"): JsonObject {
  return { openapi: version, info: { title: "Test", version: "1" }, paths: {}, ...parts };
}

/** Builds the model of a document that is given as a value. */
export async function modelOf(document: JsonObject): Promise<BuiltModel> {
  const text = JSON.stringify(document, null, 2);
  const { spec, diagnostics } = await loadSpec("spec.json", { read: () => Promise.resolve(text) });
  if (spec === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return buildModel(spec);
}

/** The generated files of a document, formatted, by path; without the runtime. */
export async function filesOf(document: JsonObject): Promise<Map<string, string>> {
  const { model } = await modelOf(document);
  const files = await formatFiles(emitPackage(model, []));
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** `models.ts` for some component schemas, without header and imports. */
export async function modelsText(schemas: JsonObject, version?: string): Promise<string> {
  return modelsIn(documentWith({ components: { schemas } }, version));
}

async function modelsIn(document: JsonObject): Promise<string> {
  const files = await filesOf(document);
  const text = `${files.get("src/enums.ts") ?? ""}\n${files.get("src/models.ts") ?? ""}`;
  return text.replace(/^(?:\/\/|import ).*\n/gm, "").replace(/\n{2,}/g, "\n").trim(); // prettier-ignore
}

/** What the declaration of a type says of it, on one line: the type of an alias, the body of an interface. */
export async function typeOf(
  name: string,
  schemas: JsonObject,
  version?: string,
): Promise<string | undefined> {
  return typeIn(documentWith({ components: { schemas } }, version), name);
}

/** The same of a type of any document. */
export async function typeIn(document: JsonObject, name: string): Promise<string | undefined> {
  const models = (await modelsIn(document)).replace(/\s+/g, " ");
  // Where a union does not fit a line, each member has a bar before it.
  const plain = models
    .replace(/(?<=[=:(<] )\| /g, "")
    .replace(/\( /g, "(")
    .replace(/ \)/g, ")");
  return new RegExp(`export (?:type ${name} =|interface ${name}\\b) (.*?);?(?= export|$)`).exec(plain)?.[1];
}
