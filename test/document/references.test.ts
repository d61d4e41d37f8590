import { describe, expect, test } from "vitest";
import { operationsIn } from "../../generator/document/operations.ts";
import { refPointer, resolveNode } from "../../generator/document/references.ts";
import { valueAt } from "../../generator/shared/json.ts";
import { brief, head, loadFiles } from "../support/documents.ts";
import { documentWith, modelOf } from "../support/model-of.ts";

/** Schemas by name, each a constant of its own name, and what a reference among them finds. */
async function findsAmong(names: readonly string[], reference: string): Promise<unknown> {
  const schemas = Object.fromEntries(names.map((name) => [name, { const: name }]));
  const holder = { "x-holder": {}, components: { schemas: { ...schemas, Holder: { $ref: reference } } } };
  const { spec, diagnostics } = await loadFiles({ "api.yaml": JSON.stringify(documentWith(holder)) });
  expect(diagnostics).toEqual([]);
  const document = spec?.document ?? {};
  const pointer = refPointer(valueAt(document, "/components/schemas/Holder"));
  return pointer === undefined
    ? undefined
    : resolveNode(document, { $ref: `#${pointer}` }, "")?.value["const"];
}

describe("percent-encoding is taken off once (RFC 6901 section 6)", () => {
  test.each([
    ["#/components/schemas/A%20B", "A B"],
    ["#/components/schemas/A%2520B", "A%20B"],
    ["#/components/schemas/A%252520B", "A%2520B"],
    ["#/components/schemas/A%2FB", undefined],
    ["#/components/schemas/A~1B", "A/B"],
    ["#/components/schemas/A%7E1B", "A/B"],
    ["#/components/schemas/100%", "100%"],
  ])("%s", async (reference, want) => {
    const names = ["A B", "A%20B", "A%2520B", "A/B", "100%"];
    if (want === undefined) await expect(findsAmong(names, reference)).rejects.toThrow();
    else expect(await findsAmong(names, reference)).toBe(want);
  });

  test("in x-webhooks, in a mapping, and on the way of another reference", async () => {
    const text = `${head}x-webhooks:
  sent: { post: { requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/A%2541" } } } } } }
components:
  schemas:
    "A%41": { type: object, properties: { own: { const: 1 } } }
    AA: { type: object, properties: { own: { const: 2 } } }
    Base: { discriminator: { propertyName: k, mapping: { a: "#/components/schemas/A%2541" } }, oneOf: [{ $ref: "#/components/schemas/A%2541" }] }
    Alias: { $ref: "#/components/schemas/A%2541" }
    Through: { $ref: "#/components/schemas/Alias/properties/own" }
`;
    const { spec, diagnostics } = await loadFiles({ "api.yaml": text });
    expect(brief(diagnostics)).toEqual([]);
    const document = spec?.document ?? {};
    const [webhook] = operationsIn(document);
    expect(refPointer(webhook?.body?.contents[0]?.schema)).toBe("/components/schemas/A%41");
    expect(valueAt(document, "/components/schemas/Base/discriminator/mapping/a")).toBe(
      "#/components/schemas/A%41",
    );
    expect(refPointer(valueAt(document, "/components/schemas/Through"))).toBe(
      "/components/schemas/A%41/properties/own",
    );
  });
});

test("a schema with a percent sign in its name has its type", async () => {
  const { model } = await modelOf(
    documentWith({
      components: {
        schemas: {
          "Rate%41": { type: "object", properties: { next: { $ref: "#/components/schemas/Rate%2541" } } },
        },
      },
    }),
  );
  expect(model.models[0]).toMatchObject({
    name: "Rate41",
    properties: [{ name: "next", type: { text: "Rate41" } }],
  });
});
