import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { isObject, type JsonObject } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { adoptExternal } from "./adopt-external.ts";
import { checkNestedDiscriminators } from "./check-nested-discriminators.ts";
import { findDecimals } from "./decimal-places.ts";
import type { ApiModel } from "./model.ts";
import { typedSchemas } from "./reach.ts";
import { buildSurveyed, shapesOf, surveyOf } from "./survey.ts";
import { unsupportedKeywords } from "./unsupported.ts";
import { unsupportedParts } from "./unsupported-parts.ts";

/** What comes of a document: the model, and warnings about what it could not keep. */
export interface BuiltModel {
  readonly model: ApiModel;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds the intermediate representation of a document that lint has found valid.
 *
 * @param source what loading made of the document
 * @param withShapes whether somebody asks for the shapes of the models
 */
export function buildModel(source: Spec, withShapes = false): BuiltModel {
  const { spec, original } = adoptExternal(source);
  const survey = surveyOf(spec);
  const { rows: decimals, diagnostics } = findDecimals(spec, survey.operations);
  const about = aboutDocument(spec.file, spec.document);
  const schemas = typedSchemas(spec.document, survey.reach, survey.roots);
  const shapes = withShapes ? { shapes: shapesOf(survey) } : {};
  const model: ApiModel = { ...about, ...buildSurveyed(survey), decimals, ...shapes };
  return {
    model: spec === source ? model : withPointers(model, original),
    diagnostics: [
      ...survey.diagnostics,
      ...diagnostics,
      ...checkNestedDiscriminators(spec, survey.reach, schemas),
      ...unsupportedKeywords(spec, schemas),
      ...unsupportedParts(spec, survey.operations),
    ],
  };
}

/** A model whose every pointer is one of the document as it was loaded. */
function withPointers<Value>(value: Value, original: (pointer: string) => string): Value {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]: [string, unknown]) => [
    key,
    key === "pointer" && typeof entry === "string" ? original(entry) : withPointers(entry, original),
  ]);
  // A copy of the same shape: only texts have changed.
  return (Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries)) as Value;
}

function aboutDocument(
  source: string,
  document: JsonObject,
): Pick<ApiModel, "source" | "title" | "version" | "description" | "license"> {
  const info = isObject(document["info"]) ? document["info"] : {};
  const { title, version, description } = info;
  const license = isObject(info["license"]) ? info["license"] : {};
  const named = license["identifier"] ?? license["name"];
  return {
    source,
    title: typeof title === "string" ? title : "",
    version: typeof version === "string" ? version : "",
    ...(typeof description === "string" ? { description } : {}),
    ...(typeof named === "string" ? { license: named } : {}),
  };
}
