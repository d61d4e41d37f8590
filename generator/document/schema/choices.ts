import { isArray, pointerTo } from "../../shared/json.ts";
import type { Choice, SchemaPart } from "./schema-place.ts";

/** Every `oneOf` and `anyOf` of some schemas (core sections 10.2.1.2 and 10.2.1.3). */
export function readChoices(parts: readonly SchemaPart[]): readonly Choice[] {
  return parts.flatMap((part) => [...choicesOf(part, "oneOf"), ...choicesOf(part, "anyOf")]);
}

function choicesOf({ schema, pointer }: SchemaPart, kind: Choice["kind"]): readonly Choice[] {
  const list = schema[kind];
  if (!isArray(list)) return [];
  const at = pointerTo(pointer, kind);
  const members = list.map((value, index) => ({ value, pointer: pointerTo(at, index) }));
  return [{ kind, pointer: at, members }];
}
