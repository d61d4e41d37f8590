import fc from "fast-check";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";

const NAMES = ["alpha", "beta", "gamma", "delta"] as const;
const SCHEMAS = ["Thing", "Input", "Color", "Base", "Extra"] as const;
const name = fc.constantFrom(...NAMES);
const reference = fc
  .constantFrom(...SCHEMAS)
  .map((one): JsonObject => ({ $ref: `#/components/schemas/${one}` }));
const values = fc.uniqueArray(fc.constantFrom("red", "green", "blue"), { minLength: 1, maxLength: 3 });

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    arbitrary: fc.constantFrom<JsonObject>({ type: "string" }, { type: "integer" }, { type: "boolean" }),
    weight: 4,
  },
  fc.constantFrom<JsonObject>(
    { type: "string", format: "date-time" },
    { type: ["number", "string"], format: "decimal" },
    { type: ["string", "null"] },
    { type: "integer", enum: [1, 2] },
    { const: "fixed" },
    {},
  ),
  values.map((list): JsonObject => ({ type: "string", enum: list })),
);

const { schema, object } = fc.letrec<{ schema: JsonObject; object: JsonObject }>((tie) => {
  const schema = tie("schema");
  return {
    object: fc
      .record({
        type: fc.constant("object"),
        properties: fc.dictionary(name, schema, { minKeys: 1, maxKeys: 3 }),
        required: fc.uniqueArray(name, { maxLength: 2 }),
      })
      .map((one) => ({
        ...one,
        required: one.required.filter((each) => Object.hasOwn(one.properties, each)),
      })),
    schema: fc.oneof(
      { depthSize: "xsmall", maxDepth: 2 },
      { arbitrary: scalar, weight: 5 },
      { arbitrary: reference, weight: 3 },
      fc.record({ type: fc.constant("array"), items: schema }),
      fc.record({ type: fc.constant("object"), additionalProperties: schema }),
      tie("object"),
      fc.record({ anyOf: fc.tuple(reference, fc.constant<JsonObject>({ type: "null" })) }),
      fc.record({ oneOf: fc.tuple(reference, scalar) }),
      fc.record({ allOf: fc.tuple(reference, tie("object")) }),
    ),
  };
});

const open: JsonObject = { name: "Color", modelAsString: true };

const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });

const parameter = fc
  .record({
    name,
    in: fc.constantFrom("query", "header"),
    required: fc.boolean(),
    schema: fc.oneof(scalar, fc.record({ type: fc.constant("array"), items: scalar })),
  })
  .map((one): JsonObject => one);

/** A small service: some schemas, three operations that use them, an error, a webhook. */
const service: fc.Arbitrary<JsonObject> = fc
  .record({
    thing: object,
    input: object,
    base: object,
    extra: schema,
    color: values,
    isOpen: fc.boolean(),
    parameters: fc.uniqueArray(parameter, { maxLength: 2, selector: (one) => one["name"] }),
    body: schema,
    answer: schema,
    failure: schema,
    hasPages: fc.boolean(),
  })
  .map(({ thing, input, base, extra, color, isOpen, parameters, body, answer, failure, hasPages }) => ({
    openapi: "3.1.0",
    info: { title: "Oracle", version: "1.0.0" },
    servers: [{ url: "https://one.example", description: "One" }],
    paths: {
      "/things/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: {
          operationId: "getThing",
          tags: ["things"],
          responses: {
            "200": { description: "Done", content: json({ $ref: "#/components/schemas/Thing" }) },
            "404": { description: "No", content: json(failure) },
          },
        },
        put: {
          operationId: "putThing",
          tags: ["things"],
          requestBody: { required: true, content: json({ $ref: "#/components/schemas/Input" }) },
          responses: { "204": { description: "Done" } },
        },
      },
      "/things": {
        post: {
          operationId: "findThings",
          tags: ["things"],
          parameters,
          requestBody: { required: false, content: json(body) },
          responses: { "200": { description: "Done", content: json(answer) } },
        },
        get: {
          operationId: "listThings",
          tags: ["lists"],
          ...(hasPages ? { "x-ms-pageable": { itemName: "items", nextLinkName: "next" } } : {}),
          responses: {
            "200": {
              description: "Done",
              content: json({
                type: "object",
                required: ["items"],
                properties: {
                  items: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
                  next: { type: "string" },
                },
              }),
            },
          },
        },
      },
    },
    webhooks: {
      changed: {
        post: {
          operationId: "onChanged",
          requestBody: { required: true, content: json({ $ref: "#/components/schemas/Extra" }) },
          responses: { "204": { description: "Taken" } },
        },
      },
    },
    components: {
      schemas: {
        Thing: thing,
        Input: input,
        Base: base,
        Extra: extra,
        Color: { type: "string", enum: color, ...(isOpen ? { "x-ms-enum": open } : {}) },
      },
    },
  }));

/** An object of a document, with a function that makes the document with something else in its place. */
interface Spot {
  readonly path: readonly string[];
  readonly node: JsonObject;
  readonly put: (other: JsonValue | undefined) => JsonObject;
}

/** Every object of a document. */
function spots(document: JsonObject): readonly Spot[] {
  const visit = (node: JsonValue, path: readonly string[]): readonly Spot[] => {
    if (typeof node !== "object" || node === null) return [];
    const inside = Object.entries(node).flatMap(([key, child]: [string, JsonValue | undefined]) =>
      visit(child ?? null, [...path, key]),
    );
    if (!isObject(node)) return inside;
    return [{ path, node, put: (other) => withAt(document, path, other) }, ...inside];
  };
  return visit(document, []);
}

function withAt(root: JsonObject, path: readonly string[], other: JsonValue | undefined): JsonObject {
  const replaced = replacedAt(root, path, other);
  return isObject(replaced) ? replaced : root;
}

function replacedAt(
  node: JsonValue,
  [step, ...steps]: readonly string[],
  other: JsonValue | undefined,
): JsonValue | undefined {
  if (step === undefined) return other;
  if (isArray(node)) {
    return node.flatMap((each, index) => {
      if (String(index) !== step) return [each];
      const next = replacedAt(each, steps, other);
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(node)) return node;
  const next = replacedAt(node[step] ?? null, steps, other);
  const entries = Object.entries(node).flatMap(([key, value]) =>
    key !== step ? [[key, value] as const] : next === undefined ? [] : [[key, next] as const],
  );
  return Object.fromEntries(entries);
}

type Kind = "schema" | "operation" | "parameter" | "answer" | "body" | "other";

/** What an object of a document is, by where it stands. */
function kindOf({ path, node }: Spot): Kind {
  const [last = "", above = ""] = path.toReversed();
  const isNamed = path[0] === "components" && path.length === 3;
  const holders = /^(?:properties|anyOf|oneOf|allOf)$/;
  if (isNamed || holders.test(above) || /^(?:schema|items|additionalProperties)$/.test(last))
    return last === "properties" && !isNamed && above !== "properties" ? "other" : "schema";
  if (typeof node["operationId"] === "string") return "operation";
  if (above === "parameters") return "parameter";
  if (above === "responses") return "answer";
  return last === "requestBody" ? "body" : "other";
}

type Edit = (node: JsonObject, material: JsonObject, at: number) => JsonValue | undefined;

const propertiesOf = (node: JsonObject): JsonObject =>
  isObject(node["properties"]) ? node["properties"] : {};

const requiredOf = (node: JsonObject): readonly JsonValue[] =>
  isArray(node["required"]) ? node["required"] : [];

const pick = (keys: readonly string[], at: number): string => keys[at % Math.max(1, keys.length)] ?? "";

const without = (node: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(node).filter(([each]) => each !== key));

const toggled = (node: JsonObject, key: string): JsonObject =>
  node[key] === true ? without(node, key) : { ...node, [key]: true };

const rewritten = (node: JsonValue, from: string, to: string): JsonValue => {
  if (isArray(node)) return node.map((each) => rewritten(each, from, to));
  if (!isObject(node)) return node === from ? to : node;
  return Object.fromEntries(
    Object.entries(node).map(([key, each]) => [key, rewritten(each ?? null, from, to)]),
  );
};

const ofSchema: Readonly<Record<string, Edit>> = {
  replace: (_, material) => material,
  "become a list": (node) => ({ type: "array", items: node }),
  "become a map": (node) => ({ type: "object", additionalProperties: node }),
  "become nullable": (node) =>
    typeof node["type"] === "string"
      ? { ...node, type: [node["type"], "null"] }
      : { anyOf: [node, { type: "null" }] },
  "become an alternative": (node, material) => ({ oneOf: [node, material] }),
  "lose the list": (node) => (isObject(node["items"]) ? node["items"] : node),
  "lose null": (node) => (isArray(node["type"]) ? { ...node, type: node["type"][0] ?? "string" } : node),
  "lose a property": (node, _, at) => {
    const gone = pick(Object.keys(propertiesOf(node)), at);
    return {
      ...node,
      properties: without(propertiesOf(node), gone),
      required: requiredOf(node).filter((each) => each !== gone),
    };
  },
  "gain a property": (node, material) => ({
    ...node,
    properties: { ...propertiesOf(node), fresh: material },
  }),
  "gain a required property": (node, material) => ({
    ...node,
    properties: { ...propertiesOf(node), fresh: material },
    required: [...requiredOf(node), "fresh"],
  }),
  "require or not": (node, _, at) => {
    const key = pick(Object.keys(propertiesOf(node)), at);
    const required = requiredOf(node);
    return {
      ...node,
      required: required.includes(key) ? required.filter((each) => each !== key) : [...required, key],
    };
  },
  "rename a property": (node, _, at) => {
    const key = pick(Object.keys(propertiesOf(node)), at);
    const renamed = Object.entries(propertiesOf(node)).map(([each, value]) => [
      each === key ? "other" : each,
      value,
    ]);
    return {
      ...node,
      properties: Object.fromEntries(renamed) as JsonObject, // the same values
      required: requiredOf(node).map((each) => (each === key ? "other" : each)),
    };
  },
  "list another value": (node) =>
    isArray(node["enum"])
      ? { ...node, enum: [...node["enum"], node["type"] === "integer" ? 3 : "violet"] }
      : node,
  "list fewer values": (node) =>
    isArray(node["enum"]) && node["enum"].length > 1 ? { ...node, enum: node["enum"].slice(1) } : node,
  "open or close": (node) =>
    node["x-ms-enum"] === undefined
      ? { ...node, "x-ms-enum": { name: "Hue", modelAsString: true } }
      : without(node, "x-ms-enum"),
  "allow others": (node, material) =>
    node["additionalProperties"] === undefined
      ? { ...node, additionalProperties: material }
      : without(node, "additionalProperties"),
  close: (node) => ({ ...node, additionalProperties: false }),
  inherit: (node) => ({ ...node, allOf: [{ $ref: "#/components/schemas/Base" }] }),
  "read only": (node) => toggled(node, "readOnly"),
  "write only": (node) => toggled(node, "writeOnly"),
  deprecate: (node) => toggled(node, "deprecated"),
  bound: (node) => ({ ...node, maxLength: 9, maximum: 9 }),
  "client's name": (node) => ({ ...node, "x-ms-client-name": "Renamed" }),
};

const ofOperation: Readonly<Record<string, Edit>> = {
  "be gone": () => undefined,
  "another name": (node) => ({ ...node, operationId: "renamed" }),
  "another tag": (node) => ({ ...node, tags: ["others"] }),
  "page or not": (node) => (node["x-ms-pageable"] === undefined ? node : without(node, "x-ms-pageable")),
  "another parameter": (node, material, at) => {
    const list = isArray(node["parameters"]) ? node["parameters"] : [];
    const fresh = { name: "fresh", in: "query", required: at % 2 === 0, schema: material };
    return { ...node, parameters: [...list, fresh] };
  },
  "no body": (node) => without(node, "requestBody"),
  "a body": (node, material, at) => ({
    ...node,
    requestBody: { required: at % 2 === 0, content: json(material) },
  }),
  "another failure": (node, material, at) => ({
    ...node,
    responses: {
      ...(isObject(node["responses"]) ? node["responses"] : {}),
      [["404", "410", "default"][at % 3] ?? "410"]: { description: "No", content: json(material) },
    },
  }),
  "another success": (node, material) => ({
    ...node,
    responses: {
      ...(isObject(node["responses"]) ? node["responses"] : {}),
      "201": { description: "Made", content: json(material) },
    },
  }),
};

const ofParameter: Readonly<Record<string, Edit>> = {
  "be gone": (node) => (node["in"] === "path" ? node : undefined),
  "require or not": (node) => (node["in"] === "path" ? node : toggled(node, "required")),
  "another name": (node) => (node["in"] === "path" ? node : { ...node, name: "renamed" }),
  "another place": (node) =>
    node["in"] === "path" ? node : { ...node, in: node["in"] === "query" ? "header" : "query" },
};

const ofAnswer: Readonly<Record<string, Edit>> = {
  "be gone": () => undefined,
  empty: (node) => without(node, "content"),
  bytes: (node) => ({ ...node, content: { "application/octet-stream": {} } }),
  text: (node) => ({ ...node, content: { "text/plain": { schema: { type: "string" } } } }),
  events: (node) => ({ ...node, content: { "text/event-stream": { schema: { type: "string" } } } }),
  "text as well": (node) => ({
    ...node,
    content: {
      ...(isObject(node["content"]) ? node["content"] : {}),
      "text/plain": { schema: { type: "string" } },
    },
  }),
};

const ofBody: Readonly<Record<string, Edit>> = {
  "require or not": (node) => toggled(node, "required"),
  form: (node, material) => ({
    ...node,
    content: { "application/x-www-form-urlencoded": { schema: material } },
  }),
  bytes: (node) => ({ ...node, content: { "application/octet-stream": {} } }),
  "text as well": (node) => ({
    ...node,
    content: {
      ...(isObject(node["content"]) ? node["content"] : {}),
      "text/plain": { schema: { type: "string" } },
    },
  }),
};

const editsOf: Readonly<Record<Kind, Readonly<Record<string, Edit>>>> = {
  schema: ofSchema,
  operation: ofOperation,
  parameter: ofParameter,
  answer: ofAnswer,
  body: ofBody,
  other: {},
};

/** An edit of a whole document: a schema under another name, a server that is called something else. */
const ofDocument: readonly ((document: JsonObject, at: number) => JsonObject)[] = [
  (document, at) => {
    const old = pick(SCHEMAS, at);
    const text = JSON.stringify(document)
      .replaceAll(`schemas/${old}"`, 'schemas/Renamed"')
      .replace(`"${old}":`, '"Renamed":');
    return JSON.parse(text) as JsonObject; // it was one before
  },
  (document) => ({ ...document, servers: [{ url: "https://one.example", description: "Two" }] }),
  (document) => without(document, "webhooks"),
  (document) => {
    const after = rewritten(document, "red", "scarlet");
    return isObject(after) ? after : document;
  },
];

function edited(
  document: JsonObject,
  material: JsonObject,
  [kind, spot, edit, at]: readonly [Kind, number, number, number],
): { readonly document: JsonObject; readonly about: string } {
  if (kind === "other")
    return { document: ofDocument[edit % ofDocument.length]?.(document, at) ?? document, about: "document" };
  const all = spots(document).filter((each) => kindOf(each) === kind);
  const chosen = all[spot % Math.max(1, all.length)];
  const name = pick(Object.keys(editsOf[kind]), edit);
  if (chosen === undefined) return { document, about: "nothing" };
  const next = editsOf[kind][name]?.(chosen.node, material, at);
  return { document: chosen.put(next), about: `${name}: /${chosen.path.join("/")}` };
}

/** Two documents, the one an edit of the other, and what the edit was. */
export interface Edited {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly about: string;
}

const edit = fc.tuple(
  fc.oneof(
    { arbitrary: fc.constant<Kind>("schema"), weight: 6 },
    { arbitrary: fc.constantFrom<Kind>("operation", "parameter", "answer", "body"), weight: 4 },
    { arbitrary: fc.constant<Kind>("other"), weight: 1 },
  ),
  fc.nat(60),
  fc.nat(60),
  fc.nat(5),
);

/** Small services, and what one edit makes of them. */
export const editedServices: fc.Arbitrary<Edited> = fc
  .tuple(service, schema, edit)
  .map(([document, material, choice]) => {
    const plain = JSON.parse(JSON.stringify({ document, material })) as {
      document: JsonObject;
      material: JsonObject;
    }; // the same values without fast-check's null prototypes
    const { document: head, about } = edited(plain.document, plain.material, choice);
    return { base: plain.document, head, about };
  });
