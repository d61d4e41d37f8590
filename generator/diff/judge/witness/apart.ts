import { ANY_TYPE } from "../../../document/schema/types.ts";
import { sameJson } from "../../../shared/canonical.ts";
import { valuesOf } from "./few-values.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** Whether no value is valid against both: for their types, or for a property whose values exclude each other. */
export function areApart(left: SchemaOfSide, right: SchemaOfSide): boolean {
  const [one, other] = [readingOf(left), readingOf(right)];
  if (one.never !== undefined || other.never !== undefined) return true;
  const [types, others] = [one.types ?? ANY_TYPE, other.types ?? ANY_TYPE];
  const shared = types.filter((type) => others.some((each) => overlap(type, each)));
  if (shared.length === 0) return true;
  const listed = valuesOf(one);
  if (listed !== undefined)
    return listed.every((value) => isValid(right, value) === false || isValid(left, value) === false);
  return shared.every((type) => type === "object") && haveDifferentTags(left, right);
}

function overlap(left: string, right: string): boolean {
  const numbers = ["number", "integer"];
  return left === right || (numbers.includes(left) && numbers.includes(right));
}

/** A property that both require, with values that have nothing in common. */
function haveDifferentTags(left: SchemaOfSide, right: SchemaOfSide): boolean {
  const [one, other] = [readingOf(left), readingOf(right)];
  return [...one.required.keys()].some((name) => {
    if (!one.isRequired(name, left.direction) || !other.isRequired(name, right.direction)) return false;
    const [mine, theirs] = [one.schemasOf(name), other.schemasOf(name)];
    const lists = [
      valuesOf(readingOf(withPlaces(left, mine))),
      valuesOf(readingOf(withPlaces(right, theirs))),
    ];
    const [values, others] = lists;
    if (values === undefined || others === undefined) return false;
    return values.every((value) => !others.some((each) => sameJson(value, each)));
  });
}
