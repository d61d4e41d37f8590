import type { Direction } from "../../generator/diff/compare/facts.ts";
import type { SchemaOfSide } from "../../generator/diff/judge/witness/schema-of-side.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";

/** What a schema stands in. */
export interface Around {
  readonly direction?: Direction;
  readonly openapi?: string;
  /** Components that the schema refers to. */
  readonly schemas?: JsonObject;
}

/** A schema of one side of a comparison: the component `Whole` of a document of its own. */
export function sideOf(
  value: JsonValue,
  { direction = "request", openapi = "3.1.0", schemas = {} }: Around = {},
): SchemaOfSide {
  const document = {
    openapi,
    info: { title: "Side", version: "1.0.0" },
    paths: {},
    components: { schemas: { ...schemas, Whole: value } },
  };
  return { document, direction, places: [{ value, pointer: "/components/schemas/Whole" }] };
}
