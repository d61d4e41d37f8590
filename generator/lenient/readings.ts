import type { Subject } from "../shared/diagnostics/diagnostic.ts";
import type { LenientCode } from "../shared/diagnostics/registry.ts";
import { isArray, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { OpenApiVersion } from "../document/spec.ts";

/** What `--lenient` makes of one kind of fault. */
export interface Reading {
  /** What is read instead, as the end of "`--lenient` reads …". */
  readonly instead: string;
  /** Writes that reading in place of the object that the finding is about; absent where reading does it by itself. */
  readonly mend?: (held: JsonObject, subject: Subject, version: OpenApiVersion) => JsonValue;
}

/** Every fault that `--lenient` takes, and what it is read as. */
export const readings: Readonly<Record<LenientCode, Reading>> = {
  // A template has to be filled in, and without a schema any text can be.
  "path-parameter-undeclared": { instead: "it as a required string", mend: declareParameter },
  // Nothing can be filled in: `document/operations.ts` leaves it out.
  "path-parameter-unused": { instead: "the operation without it" },
  // The name that operations without an id have is unique; which of two may keep the id, nobody can say.
  "duplicate-operation-id": {
    instead: "each of the operations without it, named by method and path",
    mend: ({ operationId: _, ...operation }) => operation,
  },
  // 3.1 has both, and no other version gives them another meaning.
  "type-spelling": { instead: "it as OpenAPI 3.1 would", mend: spellType },
  // What is not there restricts nothing.
  "ref-unresolved": { instead: "it as `unknown`", mend: readUnknown },
  "ref-file-missing": { instead: "what it should hold as `unknown`", mend: readUnknown },
  // No code depends on it.
  "missing-version": { instead: "the document without a version" },
  // What it leads to is a map or a list of the same kind: `document/load` takes its entries.
  "ref-misplaced": { instead: "the entries of what it leads to" },
  // JSON Schema up to draft 2019-09 has tuples so: `document/schema` reads both.
  "items-list": { instead: "the first items by position, and anything behind them" },
  // In draft 3 it spoke of the holder, which no later version does.
  "required-boolean": { instead: "the schema without it", mend: ({ required: _, ...schema }) => schema },
};

function declareParameter(operation: JsonObject, { name = "" }: Subject): JsonObject {
  const { parameters } = operation;
  const declared = { name, in: "path", required: true, schema: { type: "string" } };
  return { ...operation, parameters: [...(isArray(parameters) ? parameters : []), declared] };
}

function spellType(schema: JsonObject): JsonObject {
  const { type = null } = schema;
  return { ...schema, type: isArray(type) ? type.map((each) => each ?? "null") : (type ?? "null") };
}

/** The least that an object of each kind can say; `null` for those that are left out of their list or map. */
const unknowns: Readonly<Record<string, JsonValue>> = {
  parameter: null,
  securityScheme: null,
  list: [],
  requestBody: { content: { "application/json": {} } },
  response: { description: "", content: { "application/json": {} } },
};

/** What is beside the reference of a schema counts since 3.1; of other objects nothing does. */
function readUnknown(
  { $ref: _, ...beside }: JsonObject,
  { kind = "" }: Subject,
  version: OpenApiVersion,
): JsonValue {
  const unknown = unknowns[kind];
  if (unknown !== undefined) return unknown;
  return (kind === "schema" && version !== "3.0") || kind === "pathItem" ? beside : {};
}
