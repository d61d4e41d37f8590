import { takenNames } from "../document/names/taken-names.ts";
import { isObject, valueAt } from "../shared/json.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema, lowerStructure } from "./lower-schema.ts";
import { intersectionOf, type Lowered } from "./lowered.ts";
import type { Guard } from "./model.ts";
import { nestedDiscriminatorOf, unionMembers } from "../document/nested-discriminator.ts";
import { placeOf } from "./place-of.ts";
import type { Reach } from "./reach.ts";
import { typeText } from "./type-text.ts";

/** A member of a union, with the values that stand for it. */
interface Tagged {
  /** Pointers. */
  readonly union: string;
  readonly member: string;
  readonly path: readonly string[];
  readonly values: readonly string[];
}

/**
 * Builds a type guard for each member of each union with an `x-nested-discriminator`; sorted by name.
 *
 * @param names of everything else that the package exports: a guard gives way to them
 */
export function buildGuards(
  reach: Reach,
  names: ReadonlyMap<string, string>,
  context: LowerContext,
): Guard[] {
  const tagged = [...reach.keys()].flatMap((pointer) => taggedMembers(pointer, context));
  const taken = new Set([...takenNames(), ...names.values()]);
  const nameOf = ({ union, member }: Tagged): string => {
    const isShared = tagged.some((other) => other.member === member && other.union !== union);
    const name = `is${names.get(member) ?? ""}${isShared ? `In${names.get(union) ?? ""}` : ""}`;
    return taken.has(name) ? `${name}Guard` : name;
  };
  return tagged
    .filter(({ member }) => reach.has(member))
    .map((each) => buildGuard(nameOf(each), each, context))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The members of a union that values stand for, in the order of the union. */
function taggedMembers(union: string, { document }: LowerContext): Tagged[] {
  const schema = valueAt(document, union);
  const discriminator = isObject(schema) ? nestedDiscriminatorOf(schema) : undefined;
  if (!isObject(schema) || discriminator === undefined) return [];
  const members = new Set(unionMembers(schema, union).map(({ target }) => target));
  return [...members].flatMap((member) => {
    const { path, mapping } = discriminator;
    const values = [...mapping].filter(([, target]) => target === member).map(([value]) => value);
    return member === undefined || values.length === 0 ? [] : [{ union, member, path, values }];
  });
}

function buildGuard(name: string, { union, member, path, values }: Tagged, context: LowerContext): Guard {
  const { document } = context;
  const whole = lowerSchema([placeOf(document, union)], context);
  const part = lowerSchema([placeOf(document, member)], context);
  const inner = { ...context, alias: union, visiting: new Set([union]) };
  const branches = branchesOf(lowerStructure([placeOf(document, union)], inner));
  // A guard's type has to be assignable to that of its parameter. A union with properties of its own is more than
  // its members are.
  const isBranch = branches.some((branch) => JSON.stringify(branch) === JSON.stringify(part));
  return {
    name,
    pointer: union,
    union: typeText(whole),
    member: typeText(part),
    narrowed: typeText(isBranch ? part : intersectionOf([whole, part])),
    path,
    values,
  };
}

function branchesOf(type: Lowered): readonly Lowered[] {
  return "oneOf" in type ? type.oneOf : [type];
}
