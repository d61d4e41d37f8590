/**
 * Whether the value at a path of names is one of those that stand for a type. A name leads to an own property, or to
 * an item of an array; a number or a boolean counts as its text.
 */
export function hasTag(value: unknown, path: readonly string[], tags: readonly string[]): boolean {
  const tag = path.reduce<unknown>((holder, name) => ownProperty(holder, name), value);
  return ["string", "number", "boolean"].includes(typeof tag) && tags.includes(String(tag));
}

function ownProperty(holder: unknown, name: string): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, name)) return undefined;
  return Reflect.get(holder, name);
}
