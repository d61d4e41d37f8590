import fc from "fast-check";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";

/** Property names that schemas and values share, so that they meet. */
const NAMES = ["a", "b", "c"] as const;
const name = fc.constantFrom(...NAMES);
const names = fc.uniqueArray(name, { maxLength: 2 });
const small = fc.nat(3);
const limit = fc.integer({ min: -2, max: 3 });
const listed = fc.uniqueArray(fc.constantFrom<JsonValue>("a", "b", "ab", 1, 2, null, true), {
  minLength: 1,
  maxLength: 4,
});
const type = fc.constantFrom("string", "integer", "number", "boolean", "null", "array", "object");

/** One keyword or two of a value that has nothing inside. */
const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant("string") }),
  fc.record({ type: fc.constant("string"), minLength: small }),
  fc.record({ type: fc.constant("string"), maxLength: small }),
  fc.record({ type: fc.constant("string"), pattern: fc.constantFrom("^a", "^[ab]+$", "b$") }),
  fc.record({ type: fc.constantFrom("integer", "number"), minimum: limit }),
  fc.record({ type: fc.constantFrom("integer", "number"), maximum: limit }),
  fc.record({ type: fc.constantFrom("integer", "number"), exclusiveMaximum: limit }),
  fc.record({ type: fc.constantFrom("integer", "number"), exclusiveMinimum: limit }),
  fc.record({ type: fc.constantFrom("integer", "number"), multipleOf: fc.constantFrom(1, 2, 0.5) }),
  fc.record({ type }),
  fc.record({ type: fc.uniqueArray(type, { minLength: 2, maxLength: 3 }) }),
  fc.record({ enum: listed }),
  fc.record({ const: fc.constantFrom<JsonValue>("a", "b", 1, null) }),
);

const { schema } = fc.letrec<{ schema: JsonObject; inner: JsonValue }>((tie) => {
  const inner = tie("inner");
  const map = fc.dictionary(name, inner, { maxKeys: 3 });
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    inner: fc.oneof({ arbitrary: tie("schema"), weight: 9 }, { arbitrary: fc.boolean(), weight: 1 }),
    schema: fc.oneof(
      { depthSize: "xsmall", maxDepth: 2 },
      { arbitrary: scalar, weight: 6 },
      fc.record({ type: fc.constant("array"), items: inner }),
      fc.record({ type: fc.constant("array"), items: inner, maxItems: small }),
      fc.record({ type: fc.constant("array"), items: inner, minItems: small }),
      fc.record({ type: fc.constant("array"), items: inner, uniqueItems: fc.boolean() }),
      fc.record({ type: fc.constant("array"), prefixItems: list, minItems: small }),
      fc.record({ type: fc.constant("array"), prefixItems: list, items: inner }),
      fc.record({ type: fc.constant("array"), prefixItems: list, unevaluatedItems: inner }),
      fc.record({ type: fc.constant("array"), contains: inner }),
      fc.record({ type: fc.constant("array"), contains: inner, minContains: small }),
      fc.record({ type: fc.constant("array"), contains: inner, maxContains: small }),
      { arbitrary: fc.record({ type: fc.constant("object"), properties: map, required: names }), weight: 4 },
      {
        arbitrary: fc.record({
          type: fc.constant("object"),
          properties: map,
          additionalProperties: fc.oneof(fc.constant(false), inner),
        }),
        weight: 3,
      },
      fc.record({ type: fc.constant("object"), properties: map, minProperties: small }),
      fc.record({ type: fc.constant("object"), properties: map, maxProperties: small }),
      fc.record({
        type: fc.constant("object"),
        patternProperties: fc.dictionary(fc.constantFrom("^a", "^[ab]$"), inner, { minKeys: 1, maxKeys: 2 }),
      }),
      fc.record({
        type: fc.constant("object"),
        properties: map,
        propertyNames: fc.constantFrom<JsonObject>({ enum: ["a", "b"] }, { pattern: "^a" }, { maxLength: 1 }),
      }),
      fc.record({
        type: fc.constant("object"),
        properties: map,
        dependentRequired: fc.dictionary(name, names, { minKeys: 1, maxKeys: 1 }),
      }),
      fc.record({
        type: fc.constant("object"),
        properties: map,
        dependentSchemas: fc.dictionary(name, inner, { minKeys: 1, maxKeys: 1 }),
      }),
      fc.record({ allOf: list, unevaluatedProperties: fc.constant(false) }),
      fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ["if"] }),
      fc.record({ not: inner }),
      { arbitrary: fc.record({ anyOf: list }), weight: 3 },
      { arbitrary: fc.record({ oneOf: list }), weight: 3 },
      { arbitrary: fc.record({ allOf: list }), weight: 3 },
    ),
  };
});

/** What an edit does to one schema of a document. `material` is another schema. */
const edits: Readonly<Record<string, (node: JsonObject, material: JsonObject, at: number) => JsonValue>> = {
  replace: (_, material) => material,
  join: (node, material) => ({ ...node, ...material }),
  keep: (node, material) => ({ ...material, ...node }),
  drop: (node, _, at) => {
    const keys = Object.keys(node);
    const { [keys[at % keys.length] ?? ""]: _gone, ...left } = node;
    return left;
  },
  anyOf: (node, material) => ({ anyOf: [node, material] }),
  oneOf: (node, material) => ({ oneOf: [node, material] }),
  allOf: (node, material) => ({ allOf: [node, material] }),
  beside: (node, material) => ({ ...node, allOf: [material] }),
  grow: (node, material, at) => {
    const key = Object.keys(node).find((each) => each !== "type" && isArray(node[each])) ?? "";
    const list = node[key];
    if (!isArray(list)) return { ...node, anyOf: [material, {}] };
    const addition = key === "required" ? (NAMES[at % 3] ?? "a") : key === "enum" ? "c" : material;
    return { ...node, [key]: [...list, addition] };
  },
  shrink: (node, _, at) => {
    const key = Object.keys(node).find((each) => each !== "type" && isArray(node[each])) ?? "";
    const list = node[key];
    if (!isArray(list) || list.length < 2) return node;
    return { ...node, [key]: list.filter((_each, index) => index !== at % list.length) };
  },
  move: (node) => ({ allOf: [node] }),
};

/** The schemas in a schema that are objects, itself first, as functions that put something else there. */
function places(
  node: JsonValue,
): { readonly node: JsonObject; readonly put: (other: JsonValue) => JsonValue }[] {
  if (!isObject(node)) return [];
  const inside = Object.entries(node).flatMap(([key, value]) => {
    const at = (put: (other: JsonValue) => JsonValue) => (other: JsonValue) => ({
      ...node,
      [key]: put(other),
    });
    if (/^(?:properties|patternProperties|dependentSchemas)$/.test(key) && isObject(value))
      return Object.entries(value).flatMap(([entry, child]) =>
        places(child ?? null).map((one) => ({
          node: one.node,
          put: at((other) => ({ ...value, [entry]: one.put(other) })),
        })),
      );
    if (/^(?:anyOf|oneOf|allOf|prefixItems)$/.test(key) && isArray(value))
      return value.flatMap((child, index) =>
        places(child).map((one) => ({
          node: one.node,
          put: at((other) => value.map((each, place) => (place === index ? one.put(other) : each))),
        })),
      );
    if (/^(?:items|contains|additionalProperties|propertyNames|not|if|then|else|unevaluated\w+)$/.test(key))
      return places(value ?? null).map((one) => ({ node: one.node, put: at(one.put) }));
    return [];
  });
  return [{ node, put: (other) => other }, ...inside];
}

/** Two schemas: mostly the one is an edit of the other, since strangers have little to tell. */
export const pairs = fc
  .oneof(
    { arbitrary: fc.tuple(schema, schema), weight: 1 },
    {
      arbitrary: fc
        .tuple(schema, schema, fc.nat(20), fc.constantFrom(...Object.keys(edits)), fc.nat(5), fc.boolean())
        .map(([node, material, place, kind, at, isReversed]): [JsonObject, JsonObject] => {
          const all = places(node);
          const chosen = all[place % all.length];
          const edited = chosen?.put(edits[kind]?.(chosen.node, material, at) ?? node);
          const other = isObject(edited) ? edited : { not: {} };
          return isReversed ? [other, node] : [node, other];
        }),
      weight: 6,
    },
  )
  .map(([base, head]): readonly [base: JsonObject, head: JsonObject] => [plain(base), plain(head)]);

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<JsonValue>("a", "b", "ab", "", "bbbb", 0, 1, 2, 3, -1, 0.5, true, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3 }),
  ),
}));

/** Without the null prototypes that fast-check gives to some objects, which Ajv cannot compare. */
function plain<Value extends JsonValue>(json: Value): Value {
  return JSON.parse(JSON.stringify(json)) as Value; // the same value
}

const ATOMS: readonly JsonValue[] = [
  "",
  "a",
  "b",
  "c",
  "ab",
  "ba",
  "bbb",
  -3,
  -2,
  -1,
  0,
  0.5,
  1,
  1.5,
  2,
  3,
  4,
  true,
  false,
  null,
];
const FEW: readonly JsonValue[] = [
  "a",
  "b",
  "",
  "ab",
  1,
  2,
  0.5,
  -1,
  true,
  null,
  [],
  {},
  ["a"],
  { a: 1 },
  { b: "a" },
];

/** Every small value, and some that are not as small. */
export const values: readonly JsonValue[] = [
  ...ATOMS,
  [],
  {},
  ...FEW.flatMap((one) => [[one], ...FEW.map((other) => [one, other]), [one, one, one], [one, "a", 2]]),
  ...NAMES.flatMap((key) => [...ATOMS, ...FEW].map((one) => ({ [key]: one }))),
  ...FEW.flatMap((one) =>
    FEW.flatMap((other) => [
      { a: one, b: other },
      { a: one, c: other },
      { b: one, c: other },
    ]),
  ),
  ...FEW.flatMap((one) => [
    { a: one, b: "a", c: 1 },
    { a: 1, b: one, c: "a" },
    { a: "a", b: 1, c: one },
  ]),
  ...fc.sample(value, { numRuns: 400, seed: 3 }).map(plain),
];

/** The schemas of a schema that say something of the same value. */
function inPlace(node: JsonValue, counts: (member: JsonValue) => boolean): JsonObject[] {
  if (!isObject(node)) return [];
  const lists = ["anyOf", "oneOf", "allOf"].flatMap((key) => {
    const members: readonly JsonValue[] = isArray(node[key]) ? node[key] : [];
    return key === "allOf" ? members : members.filter(counts);
  });
  const singles = ["not", "if", "then", "else"].flatMap((key) =>
    node[key] === undefined ? [] : [node[key]],
  );
  const dependent = isObject(node["dependentSchemas"]) ? Object.values(node["dependentSchemas"]) : [];
  return [node, ...[...lists, ...singles, ...dependent].flatMap((each) => inPlace(each ?? null, counts))];
}

/**
 * Whether every property of a value is one that schemas declare, or that they speak of otherwise.
 *
 * @param isOf whether a value is one of a schema: then only those members of choices count that a value is of
 */
export function isSpokenOf(
  schemas: readonly JsonValue[],
  sent: JsonValue,
  isOf?: (schema: JsonValue, value: JsonValue) => boolean,
): boolean {
  const parts = schemas.flatMap((each) => inPlace(each, (member) => isOf?.(member, sent) !== false));
  if (isArray(sent)) {
    const inside = parts.flatMap((part) => [
      ...(isArray(part["prefixItems"]) ? part["prefixItems"] : []),
      ...["items", "contains", "unevaluatedItems"].flatMap((key) =>
        part[key] === undefined ? [] : [part[key]],
      ),
    ]);
    return sent.every((each) => isSpokenOf(inside, each, isOf));
  }
  if (!isObject(sent)) return true;
  return Object.entries(sent).every(([key, each]) => {
    if (key.startsWith("key")) return true; // a name as good as any other, where only the number counts
    const declared = parts.flatMap(({ properties, patternProperties: patterns }) => [
      ...(isObject(properties) && properties[key] !== undefined ? [properties[key]] : []),
      ...(isObject(patterns)
        ? Object.entries(patterns).flatMap(([pattern, one]) =>
            new RegExp(pattern, "u").test(key) && one !== undefined ? [one] : [],
          )
        : []),
    ]);
    const others = parts.flatMap(({ additionalProperties: rest }) =>
      rest === undefined || rest === true ? [] : [rest],
    );
    const isNamed = parts.some(({ required }) => isArray(required) && required.includes(key));
    return (
      (declared.length > 0 || others.length > 0 || isNamed) &&
      isSpokenOf([...declared, ...others], each ?? null, isOf)
    );
  });
}
