import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../generator/document/schema/evaluate.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compileConsumers } from "../support/consumers.ts";
import { documentWith } from "../support/model-of.ts";

/**
 * A row of the table in `author-intent.ts`: what JSON Schema says of some values, and the type all the same. `A` is the
 * schema; `Text` is a string, `N` an object with `a`.
 */
interface Row {
  readonly name: string;
  readonly schema: JsonObject;
  readonly version?: string;
  /** Values with what JSON Schema says of them: here the type says otherwise. */
  readonly strictly: readonly (readonly [value: JsonValue, isValid: boolean])[];
  /** A type that is the same as `A` or, with `<`, one that `A` has to be assignable to. */
  readonly type: string;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const components: JsonObject = {
  Text: text,
  N: { type: "object", required: ["a"], properties: { a: text } },
};

const rows: readonly Row[] = [
  { name: "keywords of an object, and no type", schema: { required: ["x"], properties: { x: text } }, strictly: [["a text", true], [1, true]], type: "{ x: string }" },
  { name: "keywords of an array, and no type", schema: { items: text }, strictly: [["a text", true]], type: "string[]" },
  { name: "nullable in 3.1", schema: { type: "string", nullable: true }, strictly: [[null, false]], type: "string | null" },
  { name: "nullable without a type", version: "3.0.3", schema: { nullable: true, allOf: [ref("N")] }, strictly: [[null, false]], type: "N | null" },
  { name: "nullable beside an enum", version: "3.0.3", schema: { type: "string", nullable: true, enum: ["a"] }, strictly: [[null, false]], type: `"a" | null` },
  { name: "null beside a reference to what is never null", schema: { ...ref("N"), type: ["object", "null"] }, strictly: [[null, false]], type: "N | null" },
  { name: "nullable beside such a reference", schema: { ...ref("N"), nullable: true }, strictly: [[null, false]], type: "N | null" },
  { name: "nullable in a member of allOf", version: "3.0.3", schema: { allOf: [ref("N"), { nullable: true }] }, strictly: [[null, false]], type: "N | null" },
  { name: "null as a member of a choice whose outside is typed", schema: { type: "object", anyOf: [ref("N"), { type: "null" }] }, strictly: [[null, false]], type: "N | null" },
  { name: "prefixItems without minItems", schema: { type: "array", prefixItems: [text, text], items: false }, strictly: [[[], true], [["a"], true]], type: "[string, string]" },
  { name: "additionalItems beside prefixItems", schema: { type: "array", prefixItems: [text], additionalItems: false }, strictly: [[["a", 1], true]], type: "[string]" },
  { name: "a member of a choice that only adds a format", schema: { type: "string", oneOf: [{ format: "ipv4" }, { format: "ipv6" }] }, strictly: [], type: "string" },
  { name: "types that contradict each other", schema: { ...ref("Text"), type: "integer" }, strictly: [["a", false], [1, false]], type: "number" },
  { name: "values that contradict each other", schema: { allOf: [{ enum: ["a"] }, { enum: ["b"] }] }, strictly: [["a", false], ["b", false]], type: `"b"` },
  { name: "additionalProperties beside properties of another part", schema: { allOf: [ref("N")], additionalProperties: { type: "integer" } }, strictly: [[{ a: "text" }, false], [{ a: 1 }, false]], type: "<{ a: string }" },
  { name: "an enum of another type", schema: { type: "string", enum: [1, 2] }, strictly: [[1, false], ["1", false]], type: "1 | 2" },
  { name: "type: file", version: "3.0.3", schema: { type: "file" }, strictly: [["a", true], [1, true]], type: "BinaryInput" },
]; // prettier-ignore

const readOnlyBesideReference = {
  name: "readOnly beside a reference, in 3.0",
  document: documentWith(
    {
      paths: {
        "/a": {
          post: {
            operationId: "postA",
            requestBody: { content: { "application/json": { schema: ref("A") } } },
            responses: { "204": { description: "" } },
          },
        },
      },
      components: {
        schemas: {
          ...components,
          A: {
            type: "object",
            required: ["x"],
            properties: { x: { ...ref("Text"), readOnly: true }, y: text },
          },
        },
      },
    },
    "3.0.3",
  ),
  code: `import { postA, type Client } from "./sdk/index.ts";
    export const f = (client: Client) => postA(client, { body: { y: "" } });
    // @ts-expect-error the service sets it
    export const g = (client: Client) => postA(client, { body: { x: "" } });`,
};

let said: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  said = await compileConsumers([
    readOnlyBesideReference,
    ...rows.map(({ name, schema, version, type }) => {
      const check = type.startsWith("<") ? `A extends ${type.slice(1)} ? true : false` : `Same<A, ${type}>`;
      const document = documentWith({ components: { schemas: { ...components, A: schema } } }, version);
      return {
        name,
        document,
        code: `import type { ${["A", "N", "BinaryInput"].filter((each) => `A ${check}`.includes(each)).join(", ")} } from "./sdk/index.ts";\nyes<${check}>();`,
      };
    }),
  ]);
}, 120_000);

describe("what authors mean beyond JSON Schema", () => {
  it("readOnly beside a reference, in 3.0", () => {
    expect(said.get(readOnlyBesideReference.name)).toEqual([]);
  });

  it.each(rows)("$name", ({ name, schema, version, strictly }) => {
    expect(said.get(name)).toEqual([]);
    const document = documentWith({ components: { schemas: { ...components, A: schema } } }, version);
    for (const [value, isValid] of strictly) {
      const verdict = evaluate(document, { value: schema, pointer: "/components/schemas/A" }, value);
      expect({ value, isValid: verdict }).toEqual({ value, isValid });
    }
  });
});
