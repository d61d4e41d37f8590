import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { asObject, mapObjects } from "./spec.ts";

/** Returns what is wrong with a value, one line each: `/items/0/id must be string`. */
export type Validate = (schema: string, value: JsonValue) => readonly string[];

/**
 * Makes a validator for the component schemas of a document (JSON Schema 2020-12, as OpenAPI 3.1 has it).
 *
 * It is stricter than JSON Schema in one way: a property that its schema does not list is wrong, or a
 * misspelt property would pass.
 */
export function validatorOf(document: JsonObject): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The package is CommonJS: its function is a property of what Node gives.
  addFormats.default(ajv);
  // Of the OpenAPI format registry. Numbers have it by themselves.
  ajv.addFormat("decimal", /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i);
  ajv.addSchema(asObject(mapObjects(document, closeObject), "document"), "document");
  return (schema, value) => {
    const validate = ajv.getSchema(`document#/components/schemas/${schema}`);
    if (validate === undefined) throw new Error(`no schema ${schema}`);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  };
}

function closeObject(schema: JsonObject): JsonObject {
  return schema["type"] === "object" && "properties" in schema
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** The document as a client has to read it: an enum with `modelAsString` takes any string. */
export function withOpenEnums(document: JsonObject): JsonObject {
  const opened = mapObjects(document, (object) => {
    const { enum: values, "x-ms-enum": extension, ...rest } = object;
    return values !== undefined && extension !== undefined ? rest : object;
  });
  return asObject(opened, "document");
}
