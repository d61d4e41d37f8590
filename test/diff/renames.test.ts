import { expect, test } from "vitest";
import { diffTexts } from "./support.ts";

interface Parts {
  readonly paths?: string;
}

const document = ({ paths = "" }: Parts): string => `openapi: 3.1.0
info: { title: Renames, version: 1.0.0 }
paths: {${paths}}
`;

const answer = (schema: string): string =>
  `responses: { "200": { description: Done, content: { application/json: { schema: ${schema} } } } }`;
const things = (operation: string): Parts => ({ paths: ` /things: { get: { ${operation} } } ` });
const put = (schema: string): Parts => ({
  paths: ` /things: { put: { requestBody: { content: { application/json: { schema: ${schema} } } }, responses: { "204": { description: Done } } } } `,
});
const object = (properties: string, more = ""): string =>
  `{ type: object${more}, properties: {${properties}} }`;
const done = `responses: { "204": { description: Done } }`;
const made = (body: string): string =>
  `requestBody: { content: { text/plain: { schema: ${body} } } }, ${done}`;
const to = (name: string): string => `It may have been renamed to ${name}.`;

test.each<
  [what: string, base: Parts, head: Parts, hints: readonly (readonly [rule: string, hint: string])[]]
>([
  [
    "an optional property of an answer",
    things(answer(object("a: { type: string }, old: { type: integer }"))),
    things(answer(object("a: { type: string }, new: { type: integer }"))),
    [["optional-property-removed", to("new")]],
  ],
  [
    "a required property",
    things(answer(object("old: { type: integer }", ", required: [old]"))),
    things(answer(object("new: { type: integer }", ", required: [new]"))),
    [["required-property-removed", to("new")]],
  ],
  [
    "a property of a closed object",
    put(object("old: { type: integer }", ", additionalProperties: false")),
    put(object("new: { type: integer }", ", additionalProperties: false")),
    [["property-of-closed-object-removed", to("new")]],
  ],
  [
    "a required property of a closed object",
    put(object("old: { type: integer }", ", required: [old], additionalProperties: false")),
    put(object("new: { type: integer }", ", required: [new], additionalProperties: false")),
    [["required-property-of-closed-object-removed", to("new")]],
  ],
  [
    "a property of another type",
    things(answer(object("old: { type: integer }"))),
    things(answer(object("new: { type: string }"))),
    [],
  ],
  [
    "a property that is much the same, and not quite",
    things(answer(object("old: { type: string, maxLength: 5, pattern: a }"))),
    things(answer(object("new: { type: string, maxLength: 6, pattern: a }"))),
    [],
  ],
  [
    "a property of another object",
    things(answer(object(`x: ${object("old: { type: integer }")}, y: ${object("")}`))),
    things(answer(object(`x: ${object("")}, y: ${object("new: { type: integer }")}`))),
    [],
  ],
  [
    "a required property beside another",
    things(answer(object("old: { type: integer }, kept: { type: string }", ", required: [old, kept]"))),
    things(answer(object("kept: { type: string }, new: { type: integer }", ", required: [kept]"))),
    [["required-property-removed", to("new")]],
  ],
  [
    "a property of an object inside",
    things(answer(object(`x: ${object("")}, old: { type: integer }`))),
    things(answer(object(`x: ${object("new: { type: integer }")}`))),
    [],
  ],
  [
    "an operation of another name that takes the same and answers the same as one with that name",
    { paths: ` /a: { get: { operationId: one, ${answer("{ type: string }")} } } ` },
    { paths: ` /b: { get: { operationId: two, ${answer("{ type: string }")} } } ` },
    [["operation-removed", to("GET /b")]],
  ],
  [
    "two properties that could both be it: each is taken once",
    things(answer(object("one: { type: string }, two: { type: string }, three: { type: string }"))),
    things(answer(object("first: { type: string }, second: { type: string }"))),
    [
      ["optional-property-removed", to("first")],
      ["optional-property-removed", to("second")],
    ],
  ],
  [
    "an operation with the same name",
    { paths: ` /a: { get: { operationId: list, ${done} } } ` },
    { paths: ` /b: { post: { operationId: list, ${answer("{ type: string }")} } } ` },
    [["operation-removed", to("POST /b")]],
  ],
  [
    "an operation that takes and answers the same",
    { paths: ` /a: { put: { ${made("{ type: string }")} } } ` },
    { paths: ` /b: { post: { operationId: new, ${made("{ type: string }")} } } ` },
    [["operation-removed", to("POST /b")]],
  ],
  [
    "a deprecated operation",
    { paths: ` /a: { put: { deprecated: true, ${made("{ type: string }")} } } ` },
    { paths: ` /b: { post: { ${made("{ type: string }")} } } ` },
    [["deprecated-operation-removed", to("POST /b")]],
  ],
  [
    "an operation that takes something else",
    { paths: ` /a: { put: { operationId: one, ${made("{ type: string }")} } } ` },
    { paths: ` /b: { post: { operationId: two, ${made("{ type: integer }")} } } ` },
    [],
  ],
  [
    "an operation that answers something else",
    { paths: ` /a: { get: { ${answer("{ type: string }")} } } ` },
    { paths: ` /b: { put: { ${answer("{ type: integer }")} } } ` },
    [],
  ],
  [
    "a parameter in the same place with the same schema",
    things(`parameters: [{ name: old, in: query, schema: { type: string } }], ${done}`),
    things(`parameters: [{ name: new, in: query, schema: { type: string } }], ${done}`),
    [["parameter-removed", to("new")]],
  ],
  [
    "a parameter that has to be there now",
    things(`parameters: [{ name: old, in: query, schema: { type: string } }], ${done}`),
    things(`parameters: [{ name: new, in: query, required: true, schema: { type: string } }], ${done}`),
    [["parameter-removed", to("new")]],
  ],
  [
    "a parameter in another place",
    things(`parameters: [{ name: old, in: query, schema: { type: string } }], ${done}`),
    things(`parameters: [{ name: new, in: header, schema: { type: string } }], ${done}`),
    [],
  ],
  [
    "a parameter with another schema",
    things(`parameters: [{ name: old, in: query, schema: { type: string } }], ${done}`),
    things(`parameters: [{ name: new, in: query, schema: { type: integer } }], ${done}`),
    [],
  ],
  [
    "a parameter of another operation",
    {
      paths: ` /a: { get: { parameters: [{ name: old, in: query, schema: { type: string } }], ${done} } }, /b: { get: { ${done} } } `,
    },
    {
      paths: ` /a: { get: { ${done} } }, /b: { get: { parameters: [{ name: new, in: query, schema: { type: string } }], ${done} } } `,
    },
    [],
  ],
])("%s: what went says what it may be called now, or nothing", async (_, base, head, hints) => {
  const { changes } = await diffTexts(document(base), document(head));
  const found = changes.flatMap(({ id, hint }) => (hint?.startsWith("It may") === true ? [[id, hint]] : []));
  expect(found).toEqual(hints);
});
