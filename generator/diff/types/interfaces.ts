import type { ApiModel, InterfaceModel, Model, Property } from "../../model/model.ts";

/** The interfaces of a package by their names, and by other names for them. */
export type ByName = ReadonlyMap<string, InterfaceModel>;

/** Finds the interfaces of a package. An interface may inherit from one by another name: `type Item = Thing`. */
export function interfacesByName(model: ApiModel): ByName {
  const models = new Map(model.models.map((one) => [one.name, one]));
  const behind = (one: Model, seen: ReadonlySet<string>): InterfaceModel | undefined => {
    if (one.kind === "interface") return one;
    const next = one.kind === "alias" ? models.get(one.type.text) : undefined;
    return next === undefined || seen.has(next.name)
      ? undefined
      : behind(next, new Set([...seen, next.name]));
  };
  return new Map(
    model.models.flatMap((one) => {
      const found = behind(one, new Set([one.name]));
      return found === undefined ? [] : [[one.name, found] as const];
    }),
  );
}

/** An interface's properties with those it inherits. */
export function allProperties(
  names: ByName,
  model: InterfaceModel,
  seen: ReadonlySet<string> = new Set(),
): readonly Property[] {
  const parents = model.extends
    .filter((name) => !seen.has(name))
    .flatMap((name) => {
      const parent = names.get(name);
      return parent === undefined ? [] : allProperties(names, parent, new Set([...seen, name]));
    });
  const own = new Set(model.properties.map((property) => property.name));
  return [...parents.filter((property) => !own.has(property.name)), ...model.properties];
}

/** The properties that an interface of the base has, if both packages have one of that name; undefined where not. */
export type FindMembers = (name: string) => readonly Property[] | undefined;

/** Makes a finder for two packages. Code about what is gone proves no more than that it is gone. */
export function findMembers(base: ApiModel, head: ApiModel): FindMembers {
  const before = interfacesByName(base);
  const kept = new Set(head.models.map(({ name }) => name));
  return (name) => {
    const found = kept.has(name) ? before.get(name) : undefined;
    return found === undefined ? undefined : allProperties(before, found);
  };
}
