import { expect, test } from "vitest";
import { compareSpecs } from "../../generator/diff/compare/compare-specs.ts";
import { sidesOf } from "../../generator/diff/compare/sides.ts";
import { judge } from "../../generator/diff/judge/judge.ts";
import { type Selection, selectChanges, SelectionError } from "../../generator/diff/judge/select.ts";
import { specFrom, today } from "./support.ts";

const document = (word: string): string => `openapi: 3.1.0
info: { title: Selection, version: 1.0.0, description: ${word} }
paths:
  /pets:
    summary: ${word}
    x-note: ${word}
    get: { tags: [Pets], summary: ${word}, responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
  /pets/{id}:
    get:
      tags: [Pets, One]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: ${word} } }
      callbacks:
        done: { "{$url}": { post: { summary: ${word}, responses: { "204": { description: Done } } } } }
  /orders:
    put:
      tags: [Orders, { not: a tag }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { readOnly: true, type: object, properties: { b: { description: ${word} } } } } } } } }
      responses: { "204": { description: Done } }
    get: { tags: [Orders, 5], responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } } }
webhooks:
  changed: { post: { tags: [Hooks], summary: ${word}, responses: { "204": { description: Done } } } }
components:
  schemas:
    Pet: { type: object, description: ${word} }
    Order: { type: object, description: ${word} }
`;

async function selected(selection: Partial<Selection>): Promise<readonly string[]> {
  const sides = sidesOf(await specFrom(document("One")), await specFrom(document("Two")), today);
  const changes = selectChanges(sides, judge(sides, compareSpecs(sides)), {
    paths: [],
    tags: [],
    ...selection,
  });
  return changes.map(({ pointer }) => pointer).sort();
}

const pet = "/components/schemas/Pet/description";
const order = "/components/schemas/Order/description";
const list = ["/paths/~1pets/get/summary", "/paths/~1pets/summary"];
const one = [
  "/paths/~1pets~1{id}/get/callbacks/done/{$url}/post/summary",
  "/paths/~1pets~1{id}/get/responses/204/description",
];
/** What no request carries stands in its operation all the same. */
const inside =
  "/paths/~1orders/put/requestBody/content/application~1json/schema/properties/a/properties/b/description";
const hook = "/webhooks/changed/post/summary";

test.each<[selection: Partial<Selection>, pointers: readonly string[]]>([
  [{ paths: ["/pets"] }, [pet, ...list]],
  [{ paths: ["/pets/{id}"] }, one],
  [{ paths: ["/pets", "/orders"] }, [order, inside, pet, ...list]],
  [{ paths: ["/pets/**"] }, one],
  [{ paths: ["/pet*"] }, [pet, ...list]],
  [{ tags: ["One"] }, one],
  [{ tags: ["Orders"] }, [order, inside]],
  [{ tags: ["Hooks"] }, [hook]],
  [{ tags: ["One", "Hooks"] }, [...one, hook]],
  [{ paths: ["/pets"], tags: ["Pets"] }, [pet, ...list]],
  [{ paths: ["/pets"], tags: ["Orders"] }, []],
])("%j takes what reaches those operations or stands in them", async (selection, pointers) => {
  expect(await selected(selection)).toEqual(pointers.toSorted());
});

test("no words select everything, the document itself as well", async () => {
  const all = await selected({});
  expect(all).toContain("/info/description");
  expect(all).toEqual(expect.arrayContaining([pet, order, inside, ...list, ...one, hook]));
});

test.each<[selection: Partial<Selection>, message: string]>([
  [{ paths: ["/pet"] }, "No path of either document fits /pet. Did you mean `/pets`?"],
  [{ paths: ["/nothing/like/it"] }, "No path of either document fits /nothing/like/it."],
  [{ tags: ["Pet"] }, "No operation of either document has the tag Pet. Did you mean `Pets`?"],
  [{ tags: ["5"] }, "No operation of either document has the tag 5."],
  [
    { paths: ["/pets", "/cats/**"], tags: ["Orders", "Unknown"] },
    "No path of either document fits /cats/**.\nNo operation of either document has the tag Unknown.",
  ],
])("%j is refused with a line for each word that fits nothing", async (selection, message) => {
  const error = await selected(selection).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SelectionError);
  expect(error).toMatchObject({ name: "SelectionError", message });
});
