import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { compileConsumers } from "../support/consumers.ts";
import { documentWith } from "../support/model-of.ts";

/** Types as a consumer meets them: each case is a document, and lines that have to compile with its package. */
interface Case {
  readonly name: string;
  readonly schemas?: JsonObject;
  readonly paths?: JsonObject;
  readonly components?: JsonObject;
  readonly imports: string;
  readonly code: string;
  readonly version?: string;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const object = (
  properties: JsonObject,
  required: readonly string[] = Object.keys(properties),
): JsonObject => ({
  type: "object",
  required: [...required],
  properties,
});
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const answers = (schema: JsonObject): JsonObject => ({ "200": { description: "", ...json(schema) } });
const noContent: JsonObject = { "204": { description: "" } };

const Kind: JsonObject = { type: "string", enum: ["cat", "dog", "fish"] };
const pets = (kind: JsonObject): JsonObject => ({
  Cat: object({ kind, meows: { type: "boolean" } }),
  Dog: object({ kind, barks: { type: "boolean" } }),
  Pet: {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind", mapping: { cat: ref("Cat")["$ref"] ?? "", dog: "Dog" } },
  },
});
/** Pets that inherit: a cat, a dog, and a poodle, which is a dog. */
const heirs: JsonObject = {
  Pet: {
    ...object({ kind: text, friend: ref("Pet") }, ["kind"]),
    discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog", poodle: "Poodle" } },
  },
  Cat: { allOf: [ref("Pet"), object({ meows: text })] },
  Dog: { allOf: [ref("Pet"), object({ barks: text }, [])] },
  Poodle: { allOf: [ref("Dog"), object({ curls: text })] },
};
const narrows = `export const f = (pet: Pet) => { switch (pet.kind) { case "cat": return pet.meows; case "dog": return pet.barks; } };`;

const cases: readonly Case[] = [
  { name: "const beside a reference, 3.1", schemas: { Kind, A: object({ k: { ...ref("Kind"), const: "cat" } }) }, imports: "A", code: `yes<Same<A["k"], "cat">>();` },
  { name: "enum beside a reference is ignored in 3.0", version: "3.0.3", schemas: { Kind, A: object({ k: { ...ref("Kind"), enum: ["cat"] } }) }, imports: "A, Kind", code: `yes<Same<A["k"], Kind>>();` },
  { name: "enum in another member of allOf, 3.0, inline and nested", version: "3.0.3", schemas: { Kind, A: object({ b: object({ k: { allOf: [ref("Kind"), { enum: ["cat", "dog"] }] } }) }) }, imports: "A", code: `yes<Same<A["b"]["k"], "cat" | "dog">>();` },
  { name: "a scalar type beside a reference", schemas: { Either: { type: ["string", "number"] }, Choice: { anyOf: [text, { type: "integer" }] }, A: object({ a: { ...ref("Either"), type: "string" }, b: { allOf: [ref("Choice"), { type: "number" }] } }) }, imports: "A", code: `yes<Same<A["a"], string>>(); yes<Same<A["b"], number>>();` },
  { name: "members of anyOf that the type outside refuses", schemas: { A: object({ a: { type: "string", anyOf: [text, { type: "integer" }] } }) }, imports: "A", code: `yes<Same<A["a"], string>>();` },
  { name: "lists that meet", schemas: { A: { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["b", "c", "d"] }] } }, imports: "A", code: `yes<Same<A, "b" | "c">>();` },
  { name: "a discriminator that is text", schemas: pets(text), imports: "Pet", code: narrows },
  { name: "a discriminator that is an enumeration", schemas: pets({ type: "string", enum: ["cat", "dog"] }), imports: "Pet", code: narrows },
  { name: "a discriminator that is an enumeration by reference", version: "3.0.3", schemas: { Kind, ...pets(ref("Kind")) }, imports: "Pet", code: narrows },
  { name: "a discriminator that is a number", schemas: { One: object({ v: { type: "integer" }, a: text }), Two: object({ v: { type: "integer" }, b: text }), Any: { oneOf: [ref("One"), ref("Two")], discriminator: { propertyName: "v", mapping: { "1": "One", "2": "Two" } } } }, imports: "Any as Some", code: `export const f = (some: Some) => (some.v === 1 ? some.a : some.b);` },
  { name: "a discriminator in an inline union of an answer", schemas: pets(text), paths: { "/p": { get: { operationId: "getP", responses: answers({ type: "array", items: { anyOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } } } }) } } }, imports: "getP", code: `export const f = (pet: Result<typeof getP>[number]) => (pet.kind === "cat" ? pet.meows : pet.barks);` },
  { name: "a discriminator of a shared base", schemas: { Base: { ...object({ kind: { ...Kind } }), discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } } }, Cat: { allOf: [ref("Base"), object({ meows: text })] }, Dog: { allOf: [ref("Base"), object({ barks: text })] } }, imports: "Cat, Dog", code: `yes<Same<Cat["kind"], "cat">>(); export const f = (pet: Cat | Dog) => (pet.kind === "cat" ? pet.meows : pet.barks);` },
  ...(["3.0.3", "3.1.0", "3.2.0"] as const).map((version): Case => ({ name: `answers of a base narrow, ${version}`, version, schemas: { ...heirs, Owner: object({ pet: version === "3.0.3" ? { nullable: true, allOf: [ref("Pet")] } : { anyOf: [ref("Pet"), { type: "null" }] }, more: { type: "object", additionalProperties: ref("Pet") } }) }, paths: { "/p": { get: { operationId: "getP", responses: answers(ref("Pet")) } }, "/l": { get: { operationId: "listP", responses: answers({ type: "array", items: ref("Pet") }) } }, "/o": { get: { operationId: "getO", responses: answers(ref("Owner")) } } }, imports: "getP, listP, getO, Pet, PetUnion, Cat", code: `const meow = (pet: Result<typeof getP>): string | undefined => { switch (pet.kind) { case "cat": return pet.friend?.kind === "cat" ? pet.friend.meows : pet.meows; case "dog": return pet.barks; case "poodle": return pet.curls; } };\nexport const list = (pets: Result<typeof listP>) => pets.map(meow); export const owned = (owner: Result<typeof getO>) => [owner.pet && meow(owner.pet), Object.values(owner.more).map(meow)]; export const base = (pet: PetUnion): Pet => pet; export interface Tom extends Pet { tom: true } export const cat: Cat = { kind: "cat", meows: "" };` })),
  { name: "requests of a base take kinds that the document does not know", schemas: heirs, paths: { "/p": { post: { operationId: "postP", requestBody: { required: true, ...json(ref("Pet")) }, responses: answers(ref("Pet")) } } }, imports: "postP, type Client, type PetUnion", code: `export const f = async (client: Client, pet: PetUnion) => postP(client, { body: pet.kind === "cat" ? { kind: "ferret" } : await postP(client, { body: pet }) });` },
  { name: "a base with another name, and one that a union has already", schemas: { ...heirs, Animal: ref("Pet"), Tagged: { allOf: [ref("Animal"), object({ tag: text })] }, PetUnion: text }, imports: "Animal, Pet, Tagged, PetUnion, PetUnionModel", code: `yes<Same<Animal, Pet>>(); export const f = (tagged: Tagged): Pet => tagged; export const g = (pet: PetUnion) => (pet.kind === "cat" ? pet.meows : undefined); yes<Same<PetUnionModel, string>>();` },
  { name: "a base whose heirs nothing tells apart is an interface", schemas: { Pet: { ...object({ kind: { type: "object" } }), discriminator: { propertyName: "kind" } }, Cat: { allOf: [ref("Pet"), object({ a: text })] }, Dog: { allOf: [ref("Pet"), object({ b: text })] }, Only: { ...object({ kind: text }), discriminator: { propertyName: "kind" } }, One: { allOf: [ref("Only"), object({ c: text })] }, A: object({ pet: ref("Pet"), only: ref("Only") }) }, imports: "A, Pet, Only", code: `yes<Same<A["pet"], Pet>>(); yes<Same<A["only"], Only>>();` },
  { name: "x-ms-discriminator-value", schemas: { Pet: { ...object({ kind: text }), discriminator: { propertyName: "kind" } }, Cat: { allOf: [ref("Pet"), object({ a: text })], "x-ms-discriminator-value": "#Cat" }, Dog: { allOf: [ref("Pet"), object({ b: text })], "x-ms-discriminator-value": "#Dog" }, A: object({ pet: ref("Pet"), one: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } } }) }, imports: "A", code: `export const f = ({ pet, one }: A) => [pet.kind === "#Cat" ? pet.a : pet.b, one.kind === "#Dog" ? one.b : one.a];` },
  { name: "defaultMapping has any value, or none", version: "3.2.0", schemas: { Cat: object({ kind: text, meows: text }), Other: object({ note: text }), Pet: { oneOf: [ref("Cat"), ref("Other")], discriminator: { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping: "Other" } } }, imports: "Pet", code: `export const a: Pet = { note: "" }; export const b: Pet = { kind: "ferret", note: "" }; export const f = (pet: Pet) => pet.kind;` },
  { name: "an open enumeration is open in requests", schemas: { Level: { ...Kind, "x-ms-enum": { modelAsString: true } }, Size: { type: "string", "x-extensible-enum": ["s", "m"] } }, paths: { "/p": { post: { operationId: "postP", parameters: [{ name: "level", in: "query", schema: ref("Level") }, { name: "inline", in: "query", schema: { enum: ["a"], "x-ms-enum": { modelAsString: true } } }], requestBody: json(object({ level: ref("Level"), size: ref("Size") })), responses: noContent } } }, imports: "postP, type Client", code: `export const f = (client: Client) => postP(client, { level: "new", inline: "new", body: { level: "newer", size: "xl" } });` },
  { name: "files by reference in a multipart body", version: "3.0.3", schemas: { Bytes: { type: "string", format: "binary" }, Form: object({ file: ref("Bytes"), more: { type: "array", items: ref("Bytes") }, note: text }) }, paths: { "/p": { post: { operationId: "postP", requestBody: { required: true, content: { "multipart/form-data": { schema: ref("Form") } } }, responses: noContent } } }, imports: "postP, type Client, type Form, type BinaryInput", code: `yes<Same<Form["file"], BinaryInput>>(); export const f = (client: Client) => postP(client, { body: { file: new Blob([]), more: [new Blob([])], note: "" } });` },
  { name: "a schema in JSON and in multipart is text here and a file there", schemas: { Form: object({ file: { type: "string", format: "binary" } }) }, paths: { "/p": { post: { operationId: "postP", requestBody: { required: true, content: { "multipart/form-data": { schema: ref("Form") } } }, responses: answers(ref("Form")) } } }, imports: "postP, type Client, type Form", code: `yes<Same<Form["file"], string>>(); export const f = (client: Client) => postP(client, { body: { file: new Blob([]) } });` },
  { name: "arrays and maps of tuples and constants", schemas: { A: object({ a: { type: "array", items: { const: "x" } }, m: { type: "object", additionalProperties: { type: "array", prefixItems: [text, text], items: false } }, c: { type: "object", additionalProperties: { const: 1 } }, n: { type: "array", items: { type: "array", items: { type: "array", prefixItems: [text], items: false } } } }) }, imports: "A", code: `yes<Same<A["a"], "x"[]>>(); yes<Same<A["m"], Record<string, [string, string]>>>(); yes<Same<A["c"], Record<string, 1>>>(); yes<Same<A["n"], [string][][]>>();` },
  { name: "closed tuples", schemas: { A: object({ a: { type: "array", prefixItems: [text, text], maxItems: 2 }, b: { type: "array", prefixItems: [text], unevaluatedItems: false }, c: { type: "array", prefixItems: [text], additionalItems: false }, d: { type: "array", prefixItems: [text, text], minItems: 1, items: false }, e: { type: "array", prefixItems: [text], items: { type: "integer" } } }) }, imports: "A", code: `yes<Same<A["a"], [string, string]>>(); yes<Same<A["b"], [string]>>(); yes<Same<A["c"], [string]>>(); yes<Same<A["d"], [string, string?]>>(); yes<Same<A["e"], [string, ...number[]]>>();` },
  { name: "required beside allOf and a reference", schemas: { P: object({ a: text, b: text }, []), Q: { type: ["object", "null"], properties: { a: text } }, A: { ...ref("P"), required: ["a"] }, B: { allOf: [ref("P")], required: ["b"] }, C: object({ in: { ...ref("P"), required: ["a"] }, all: { allOf: [ref("P"), { required: ["a"] }] }, q: { allOf: [ref("Q"), { required: ["a"] }] }, deep: { type: "array", items: { ...ref("P"), required: ["a"] } } }) }, imports: "A, B, C", code: `yes<Same<A["a"], string>>(); yes<Same<B["b"], string>>(); yes<Same<C["in"]["a"], string>>(); yes<Same<C["all"]["a"], string>>(); yes<Same<NonNullable<C["q"]>["a"], string>>(); yes<null extends C["q"] ? true : false>(); yes<Same<C["deep"][number]["a"], string>>();` },
  { name: "required names without a property", schemas: { A: { type: "object", required: ["x"], properties: { y: text } }, B: { type: "object", required: ["x"], additionalProperties: { type: "integer" } }, C: { type: "object", required: ["x"] } }, imports: "A, B, C", code: `// @ts-expect-error x is not there\nexport const a: A = {};\nexport const b: B = { x: 1 };\n// @ts-expect-error x is not there\nexport const c: C = {};` },
  { name: "a map beside allOf", schemas: { T: object({ t: text }, []), A: { allOf: [ref("T")], additionalProperties: { type: "integer" } }, B: { allOf: [ref("A"), object({ b: text })] }, C: object({ c: { allOf: [ref("T")], additionalProperties: { type: "integer" } } }) }, imports: "A, B, C", code: `export const a: A = { t: "", other: 1 }; export const b: B = { t: "", b: "", other: 1 }; export const c: C = { c: { t: "", other: 1 } }; yes<Same<A["t"], string | undefined>>();` },
  { name: "propertyNames with an enumeration", schemas: { Lang: { enum: ["en", "de"] }, A: { type: "object", propertyNames: ref("Lang"), additionalProperties: text }, B: object({ b: { type: "object", propertyNames: { enum: ["x"] } } }) }, imports: "A, B, Lang", code: `yes<Same<keyof A, Lang>>(); export const a: A = { en: "" }; yes<Same<keyof B["b"], "x">>();` },
  { name: "null in every spelling", version: "3.0.3", schemas: { N: object({ a: text }), A: object({ a: { nullable: true, allOf: [ref("N")] }, b: { allOf: [ref("N"), { nullable: true }] }, c: { type: "string", nullable: true, enum: ["x"] }, d: { nullable: true, oneOf: [ref("N"), text] } }) }, imports: "A, N", code: `yes<Same<A["a"], N | null>>(); yes<Same<A["b"], N | null>>(); yes<Same<A["c"], "x" | null>>(); yes<Same<A["d"], N | string | null>>();` },
  { name: "contradictions are those that stand nearest", schemas: { N: { type: "string" }, A: object({ a: { ...ref("N"), type: "integer" }, b: { allOf: [text, { type: "boolean" }] }, c: { allOf: [{ enum: ["a"] }, { enum: ["b"] }] } }) }, imports: "A", code: `yes<Same<A["a"], number>>(); yes<Same<A["b"], boolean>>(); yes<Same<A["c"], "b">>();` },
  { name: "a member of a choice that only adds a format", schemas: { A: object({ a: { type: "string", oneOf: [{ format: "ipv4" }, { format: "ipv6" }] } }) }, imports: "A", code: `yes<Same<A["a"], string>>();` },
  { name: "names of what is in place", paths: { "/p": { post: { operationId: "postP", requestBody: json(object({ where: object({ city: text }) })), responses: { ...answers(object({ rows: { type: "array", items: object({ id: text }) } })), "404": { description: "", ...json(object({ why: text })) } } } }, "/l": { get: { operationId: "listP", responses: answers({ type: "array", items: object({ id: text }) }) } } }, imports: "PostPBody, PostPBodyWhere, PostPResponse, PostPResponseRowsItem, PostPResponse404, ListPResponseItem", code: `yes<Same<PostPBody["where"], PostPBodyWhere>>(); yes<Same<PostPResponse["rows"], PostPResponseRowsItem[]>>(); yes<Same<PostPResponse404["why"], string>>(); yes<Same<ListPResponseItem["id"], string>>();` },
  { name: "a component keeps the name that an answer would get", schemas: { GetPResponse: text }, paths: { "/p": { get: { operationId: "getP", responses: answers(object({ a: text })) } } }, imports: "GetPResponse, GetPResponseModel", code: `yes<Same<GetPResponse, string>>(); yes<Same<GetPResponseModel["a"], string>>();` },
  { name: "listed keys, of which some are declared or mandatory", schemas: { Lang: { enum: ["en", "de", "fr"] }, A: { type: "object", propertyNames: ref("Lang"), properties: { en: { type: "integer" } }, required: ["de"], additionalProperties: text }, B: { ...ref("A"), required: ["fr"] } }, imports: "A, B", code: `yes<Same<A, { en?: number; de: string; fr?: string }>>(); yes<Same<B["fr"], string>>(); // @ts-expect-error there is no such key\nexport const a: A = { de: "", it: "" };` },
  { name: "server-sent events in requests", version: "3.2.0", schemas: { Line: object({ text }) }, paths: { "/t": { post: { operationId: "postT", requestBody: { required: true, content: { "text/event-stream": { itemSchema: object({ data: text }) } } }, responses: noContent } }, "/j": { post: { operationId: "postJ", requestBody: { required: true, content: { "text/event-stream": { itemSchema: object({ data: { type: "string", contentMediaType: "application/json", contentSchema: ref("Line") } }) } } }, responses: noContent } }, "/s": { post: { operationId: "postS", requestBody: { required: true, content: { "text/event-stream": { schema: text } } }, responses: noContent } } }, imports: "postJ, postS, postT, type Client", code: `export async function f(client: Client, lines: AsyncIterable<{ data: { text: string }; event?: string }>) { await postJ(client, { body: lines }); await postT(client, { body: [{ data: "a", id: "1" }] }); await postS(client, { body: "data: a\\n\\n" }); // @ts-expect-error data is a line\nawait postJ(client, { body: [{ data: "a" }] }); }` },
  ...(["inline", "a component", "a union", "two answers", "a link that is not declared", "a nested link"] as const).map(pagedCase),
]; // prettier-ignore

/** A paged operation whose page stands here or there. */
function pagedCase(place: string): Case {
  const page = (rest: JsonObject): JsonObject => object({ value: { type: "array", items: text }, ...rest });
  const link = place === "a nested link" ? { links: object({ next: text }) } : { nextLink: text };
  const plain = answers(page(link));
  const other = { "206": { description: "", ...json(object({ more: text })) } };
  const responses: Record<string, JsonObject> = {
    inline: plain,
    "a component": { "200": { $ref: "#/components/responses/Page" } },
    "a union": answers({ oneOf: [page(link), object({ nothing: text })] }),
    "two answers": { ...plain, ...other },
    "a link that is not declared": answers(page({})),
    "a nested link": plain,
  };
  const nextLinkName = place === "a nested link" ? "links.next" : "nextLink";
  const operation = {
    operationId: "listP",
    "x-ms-pageable": { nextLinkName },
    responses: responses[place] ?? {},
  };
  return {
    name: `pages: ${place}`,
    paths: { "/p": { get: operation } },
    components: { responses: { Page: { description: "", ...json(page(link)) } } },
    imports: "listP, type Client",
    code: `export async function f(client: Client) { const all: string[] = []; for await (const item of listP(client)) all.push(item); return all; }`,
  };
}

let said: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  said = await compileConsumers(
    cases.map(({ name, schemas = {}, paths = {}, components = {}, imports, code, version }) => ({
      name,
      document: documentWith({ paths, components: { ...components, schemas } }, version),
      code: `import { ${imports.replace(/(^|, )(?!type )(?=[A-Z])/g, "$1type ")} } from "./sdk/index.ts";\n${code}`,
    })),
  );
}, 120_000);

describe("types as a consumer meets them", () => {
  it.each(cases)("$name", ({ name }) => {
    expect(said.get(name)).toEqual([]);
  });
});
