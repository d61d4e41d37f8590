import { describe, expect, it } from "vitest";
import { registry } from "../../generator/shared/diagnostics/registry.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, modelOf } from "../support/model-of.ts";

const object: JsonObject = { type: "object", properties: { a: { type: "string" } } };
const ok: JsonObject = { "204": { description: "" } };
const content = (mediaType: string, schema: JsonObject = object, more: JsonObject = {}): JsonObject => ({
  content: { [mediaType]: { schema, ...more } },
});
const answer = (mediaType: string, schema: JsonObject = object): JsonObject => ({
  "200": { description: "", ...content(mediaType, schema) },
});
const operation = (parts: JsonObject, method = "post"): JsonObject => ({
  paths: { "/x": { [method]: { responses: ok, ...parts } } },
});
const secured = (scheme: JsonObject): JsonObject => ({
  ...operation({ security: [{ key: [] }] }),
  components: { securitySchemes: { key: scheme } },
});

describe("the closed world", () => {
  it.each([
    ["a keyword of a component", { components: { schemas: { A: { not: {} } } } }, ["keyword-not-in-types"]],
    ["a keyword inside a body", operation({ requestBody: content("application/json", { if: {} }) }), ["keyword-not-in-types"]],
    ["a keyword inside an answer", operation({ responses: answer("application/json", { type: "array", items: { not: {} } }) }), ["keyword-not-in-types"]],
    ["a keyword inside a parameter", operation({ parameters: [{ name: "q", in: "query", schema: { if: {} } }] }), ["keyword-not-in-types"]],
    ["what is in the types", { components: { schemas: { A: object, B: { oneOf: [object], description: "", "x-any": 1 } } } }, []],
    ["XML with a structure", operation({ requestBody: content("application/xml") }), ["media-type-not-modelled"]],
    ["XML in an answer", operation({ responses: answer("text/xml") }), ["media-type-not-modelled"]],
    ["parts that are no form", operation({ requestBody: content("multipart/mixed") }), []],
    ["parts that are no parts", operation({ requestBody: content("multipart/mixed", { type: "number" }) }), ["media-type-not-modelled"]],
    ["a form without fields", operation({ requestBody: content("multipart/form-data", { type: "string" }) }), ["media-type-not-modelled"]],
    ["headers of a part", operation({ requestBody: content("multipart/form-data", object, { encoding: { a: { headers: { "X-A": {} } } } }) }), ["media-type-not-modelled"]],
    ["a body of GET", operation({ requestBody: content("application/json") }, "get"), ["body-not-sent"]],
    ["TRACE", operation({}, "trace"), ["method-not-sent"]],
    ["a scheme that nothing is sent for", secured({ type: "http", scheme: "Digest" }), ["security-not-sent"]],
    ["a scheme below HTTP", secured({ type: "mutualTLS" }), []],
    ["callbacks", operation({ callbacks: { done: { "{$url}": { post: { responses: ok } } } } }), ["not-generated"]],
    ["links", operation({ responses: { "204": { description: "", links: { self: { operationId: "x" } } } } }), ["not-generated"]],
  ])("%s", async (_, parts, want) => {
    const { diagnostics } = await modelOf(documentWith(parts));
    expect(diagnostics.map(({ code }) => code)).toEqual(want);
    for (const { code, severity, location } of diagnostics) {
      expect(registry).toHaveProperty([code, "severity"], severity);
      expect(location).toBeDefined();
    }
  }); // prettier-ignore

  it("names each place once, however many operations share it", async () => {
    const requestBody = { $ref: "#/components/requestBodies/Page" };
    const { diagnostics } = await modelOf(
      documentWith({
        paths: {
          "/a": { post: { requestBody, responses: ok } },
          "/b": { post: { requestBody, responses: ok } },
        },
        components: { requestBodies: { Page: content("application/json", { contains: {} }) } },
      }),
    );
    expect(diagnostics).toHaveLength(1);
  });
});
