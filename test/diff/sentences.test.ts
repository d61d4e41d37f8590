import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument } from "./support.ts";

/** What the diff says of a request whose body has one schema and then another. */
async function saidOf(base: JsonObject, head: JsonObject): Promise<readonly string[]> {
  const [before, after] = [base, head].map((schema) => messageDocument(schema, "request"));
  const changes = await compareTexts(before ?? "", after ?? "");
  return changes.map(({ message }) => message.replace("PUT /things, body", "It"));
}

test.each<[what: string, base: JsonObject, head: JsonObject, said: string]>([
  ["a default that is an empty list", {}, { default: [] }, "It got a default, []"],
  ["a default that is empty text", { default: "" }, { default: "a" }, 'It changed its default from "" to a'],
  ["a default that is a space", { default: "a" }, { default: " " }, 'It changed its default from a to " "'],
  ["a default with empty text in it", {}, { default: ["", "a", []] }, 'It got a default, "", a, []'],
  ["a constant that is empty text", { const: "" }, { const: "a" }, 'It must be a instead of ""'],
  ["a value that is empty text", { enum: ["a"] }, { enum: ["a", ""] }, 'It gained ""'],
  ["no values at all", { type: "string" }, { type: "string", allOf: [{ enum: ["a"] }, { enum: ["b"] }] }, "It allows only []"],
])("%s can be seen", async (_what, base, head, said) => {
  expect((await saidOf(base, head)).join()).toBe(said);
}); // prettier-ignore

test.each<[what: string, base: JsonValue, head: JsonValue, said: string]>([
  ["came", {}, { tags: ["Pets"] }, "GET /pets changed its tags from none to Pets"],
  ["went", { tags: ["Pets", "Cats"] }, { tags: [] }, "GET /pets changed its tags from Pets, Cats to none"],
])("tags that %s", async (_what, base, head, said) => {
  const text = (more: JsonValue): string =>
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Pets", version: "1.0.0" },
      paths: { "/pets": { get: Object.assign({ responses: { "204": { description: "" } } }, more) } },
    });
  expect((await compareTexts(text(base), text(head))).map(({ message }) => message)).toEqual([said]);
});
