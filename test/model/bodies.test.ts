import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, typeIn, typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };

/** The type of `x` in the body of a request. */
async function inBody(mediaType: string, x: JsonObject): Promise<string | undefined> {
  const content = { [mediaType]: { schema: ref("A") } };
  const post = { operationId: "postA", requestBody: { content }, responses: { "204": { description: "" } } };
  const A = { type: "object", required: ["x"], properties: { x } };
  const type = await typeIn(documentWith({ paths: { "/a": { post } }, components: { schemas: { A } } }), "A");
  return /\bx: (.*); \}$/.exec(type ?? "")?.[1];
}

describe("bytes", () => {
  const binary: JsonObject = { type: "string", format: "binary" };

  test.each<[name: string, mediaType: string, x: JsonObject, want: string]>([
    ["are a file in a multipart body", "multipart/form-data", binary, "BinaryInput"],
    ["are a file without a type", "multipart/form-data", { contentMediaType: "image/png" }, "BinaryInput"],
    ["are a file in a list", "multipart/form-data", { type: "array", items: binary }, "BinaryInput[]"],
    ["are text in JSON", "application/json", binary, "string"],
    [
      "are anything in JSON, without a type",
      "application/json",
      { contentMediaType: "image/png" },
      "unknown",
    ],
    ["are not text of a multipart body", "multipart/form-data", text, "string"],
    ["are not what has no type", "multipart/form-data", {}, "unknown"],
    ["are not a number", "multipart/form-data", { type: "integer", format: "binary" }, "number"],
  ])("%s", async (_, mediaType, x, want) => {
    expect(await inBody(mediaType, x)).toBe(want);
  });
});

describe("a property that is read-only", () => {
  const at = (hops: number): JsonObject => Object.fromEntries(Array.from({ length: hops }, (_, index) => [`R${index}`, index === hops - 1 ? { ...text, readOnly: true } : ref(`R${index + 1}`)]));
  const parts: JsonObject = { Read: { ...text, readOnly: true }, ...at(9), Round: { allOf: [ref("Round"), { maxLength: 2 }] } };

  test.each<[name: string, x: JsonObject, isThere: boolean]>([
    ["is not sent", { ...text, readOnly: true }, false],
    ["by what it refers to", ref("Read"), false],
    ["by a part of it", { allOf: [text, { readOnly: true }] }, false],
    ["by what a part of it refers to", { allOf: [{ maxLength: 3 }, ref("Read")] }, false],
    ["by the eighth reference", ref("R1"), false],
    ["by none of them", { allOf: [ref("Round"), text] }, true],
    ["by what cannot be found", { allOf: [{ readOnly: "yes" }, { writeOnly: true }] }, true],
  ])("%s", async (_, x, isThere) => {
    const A = { type: "object", properties: { x, y: text } };
    const post = { operationId: "postA", requestBody: { content: { "application/json": { schema: ref("A") } } }, responses: { "204": { description: "" } } };
    const document = documentWith({ paths: { "/a": { post } }, components: { schemas: { A, ...parts } } });
    expect(await typeIn(document, "A")).toMatch(isThere ? /^\{.* x\?: .* y\?: string; \}$/ : /^\{ y\?: string; \}$/);
  });
}); // prettier-ignore

describe("the words of a property inside", () => {
  const words = async (b: JsonObject, parent: JsonObject = {}): Promise<string | undefined> => {
    const a = { allOf: [{ type: "object", properties: { b } }, parent] };
    return /\/\*\* (.*?) \*\//.exec((await typeOf("A", { A: { type: "object", properties: { a } } })) ?? "")?.[1];
  };

  test.each<[name: string, b: JsonObject, parent: JsonObject, want: string | undefined]>([
    ["are its own", { ...text, description: "A b." }, {}, "A b."],
    ["are none", text, {}, undefined],
    ["are none that are no text", { ...text, description: 1 }, {}, undefined],
    ["are those of the only other member of a choice with null", { oneOf: [{ type: "null" }, { ...text, description: "A text." }] }, {}, "A text."],
    ["are its own before those", { description: "A b.", oneOf: [{ type: "null" }, { ...text, description: "A text." }] }, {}, "A b."],
    ["are none of several members", { oneOf: [text, { type: "integer", description: "A number." }] }, {}, undefined],
    ["are those of the last that declares it", { ...text, description: "A b." }, { properties: { b: { description: "Another b." } } }, "Another b."],
    ["are those of the one that has some", { ...text, description: "A b." }, { properties: { b: { minLength: 2 } } }, "A b."],
  ])("%s", async (_, b, parent, want) => {
    expect(await words(b, parent)).toBe(want);
  });
}); // prettier-ignore
