import { expect, test } from "vitest";
import { targetsIn } from "../../generator/partial/targets.ts";

const found: [what: string, text: string, references: string[], words?: string[]][] = [
  ["plain", "$ref: #/components/schemas/Pet\n", ["/components/schemas/Pet"]],
  ["in quotes", `- $ref: "#/components/schemas/Pet"\n- '$ref': '#/paths/~1pets/get'`, ["/components/schemas/Pet", "/paths/~1pets"]],
  ["in brackets", `{ $ref: '#/components/schemas/Pet' }, {"$ref":"#/components/responses/No"}`, ["/components/schemas/Pet", "/components/responses/No"]],
  ["plain in brackets", "{ $ref: #/components/schemas/Pet }", ["/components/schemas/Pet"]],
  ["folded", "$ref: >-\n    #/components/schemas/Pet\n  type: object", ["/components/schemas/Pet"]],
  ["broken", '$ref: "#/components/schemas/P\\\n      et"\n$ref: "#/paths/~1\\\r\n  pets/get"', ["/components/schemas/Pet", "/paths/~1pets"]],
  ["into a part", "$ref: '#/components/schemas/Pet/properties/name'", ["/components/schemas/Pet"]],
  ["with spaces", "$ref: '#/components/schemas/A Pet'", ["/components/schemas/A Pet"]],
  ["percent-encoded", "$ref: '#/components/schemas/A%20Pet'", ["/components/schemas/A Pet"]],
  ["of a field", "$ref: '#/x-shared/Pet'", ["/x-shared"]],
  ["of a link", "operationRef: '#/paths/~1pets/get'", ["/paths/~1pets"]],
  ["in a text", "description: See `$ref: '#/components/schemas/Pet'`.", ["/components/schemas/Pet"]],
  ["none", "description: It costs $5, and not $refs.", []],
  ["a mapping", "mapping:\n    cat: Cat\n    dog: '#/components/schemas/Dog'\n  type: object", [], ["Cat", "Dog"]],
  ["a mapping in brackets", "mapping: { cat: Cat }", [], ["Cat"]],
  ["a broken mapping", 'mapping:\n    cat: "#/components/schemas/C\\\n      at"', [], ["Cat"]],
  ["all in brackets", 'discriminator: { propertyName: kind, "mapping": {"cat": "Cat", dog: Dog} }', [], ["Cat", "Dog"]],
  ["a default", "defaultMapping: Cat", [], ["Cat"]],
]; // prettier-ignore

test.each(found)("references: %s", (_, text, references, words = []) => {
  const targets = targetsIn(text);
  expect(targets?.references).toEqual(references);
  expect(targets?.words).toEqual(expect.arrayContaining(words.map((word) => `/components/schemas/${word}`)));
});

test.each([
  ["another file", "$ref: pets.yaml#/Pet"],
  ["an anchor", "$ref: '#pet'"],
  ["the place of an anchor", "$anchor: pet"],
  ["a base", "$id: https://example.com/pets"],
  ["a dynamic one", "$dynamicRef: '#pet'"],
  ["a text of several lines", "$ref: '#/components/schemas/A\n  Pet'"],
  ["nothing on the line", "$ref:\n  '#/components/schemas/Pet'"],
  ["plain with spaces", "$ref: #/components/schemas/A Pet"],
])("a reference that only loading knows: %s", (_, text) => {
  expect(targetsIn(text)).toBeUndefined();
});
