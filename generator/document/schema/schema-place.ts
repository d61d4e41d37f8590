import type { JsonObject, JsonValue } from "../../shared/json.ts";
import type { Located } from "../references.ts";

/** A Schema Object or, from 3.1 on, a boolean, and where it stands. */
export type SchemaPlace = Located<JsonValue>;

/** Which way a value goes: from the client to the service, or back. Read-only and write-only depend on it. */
export type Direction = "request" | "response";

/** The keyword of a property that is not there in a direction (OpenAPI section 4.8.24.1). */
export function hidingKeyword(direction: Direction): "readOnly" | "writeOnly" {
  return direction === "request" ? "readOnly" : "writeOnly";
}

/** The types of JSON Schema (validation section 6.1.1). */
export const JSON_TYPES = ["null", "boolean", "object", "array", "number", "integer", "string"] as const;

export type JsonType = (typeof JSON_TYPES)[number];

/** One of the schemas that all apply to a value: its keywords stand here and nowhere else. */
export interface SchemaPart {
  readonly pointer: string;
  readonly schema: JsonObject;
  /** Whether it is the schema itself, or what that is a reference to; not what `allOf` adds. */
  readonly isOwn: boolean;
}

/** A reference that is the schema, or that its `allOf` names: an interface can extend what is there. */
export interface SchemaReference {
  /** Where the schema stands that is referred to. */
  readonly target: string;
  /** Where the `$ref` stands. */
  readonly pointer: string;
  /** Whether the schema itself refers to it, and not a member of `allOf`. */
  readonly isOwn: boolean;
}

/** One `oneOf` or `anyOf`, with the members as they stand. */
export interface Choice {
  readonly kind: "oneOf" | "anyOf";
  readonly pointer: string;
  readonly members: readonly SchemaPlace[];
}
