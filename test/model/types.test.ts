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
  { name: "recursion: lists, maps, null, and two that name each other", schemas: { Tree: object({ children: { type: "array", items: ref("Tree") }, byName: { type: "object", additionalProperties: ref("Tree") }, parent: { anyOf: [ref("Tree"), { type: "null" }] } }), Json: { anyOf: [text, { type: "number" }, { type: "array", items: ref("Json") }, { type: "object", additionalProperties: ref("Json") }] }, Even: { oneOf: [object({ odd: ref("Odd") }), { type: "null" }] }, Odd: object({ even: ref("Even") }) }, imports: "Tree, Json, Even", code: `yes<Same<Tree["parent"], Tree | null>>(); yes<Same<Tree["byName"][string], Tree>>(); export const j: Json = { a: [1, ["b", { c: 2 }]] }; export const e: Even = { odd: { even: { odd: { even: null } } } };` },
  { name: "constants and lists of every kind", schemas: { A: object({ n: { const: null }, o: { const: { a: 1 } }, l: { enum: [[1, "x"], null] }, b: { type: "boolean", enum: [true] }, m: { enum: ["a", 1, false, null] }, e: { type: "string", enum: ["a"], nullable: true }, i: { type: ["integer", "string"], enum: [1, "1"] } }) }, imports: "A", code: `yes<Same<A["n"], null>>(); yes<Same<A["o"], { a: 1 }>>(); yes<Same<A["l"], [1, "x"] | null>>(); yes<Same<A["b"], true>>(); yes<Same<A["m"], "a" | 1 | false | null>>(); yes<Same<A["i"], 1 | "1">>();` },
  { name: "null in 3.0: nullable beside enum, reference, list and map", version: "3.0.3", schemas: { K: { type: "string", enum: ["a", "b"] }, N: { type: "string", enum: ["a"], nullable: true }, A: object({ k: { nullable: true, allOf: [ref("K")] }, n: ref("N"), l: { type: "array", nullable: true, items: { type: "string", nullable: true } }, m: { type: "object", nullable: true, additionalProperties: { type: "integer", nullable: true } }, f: { type: "object", nullable: true } }) }, imports: "A, K", code: `yes<Same<A["k"], K | null>>(); yes<Same<A["l"], (string | null)[] | null>>(); yes<Same<NonNullable<A["m"]>[string], number | null>>(); yes<null extends A["f"] ? true : false>();` },
  { name: "what inherits from one that may be null, 3.0", version: "3.0.3", schemas: { A: object({ a: text }), N: { allOf: [ref("A")], nullable: true }, M: { type: "object", nullable: true, properties: { m: text } }, C: { allOf: [ref("N"), object({ c: text })] }, D: { allOf: [ref("N")], properties: { d: text } }, E: { allOf: [ref("M"), object({ e: text })] } }, imports: "A, C, D, E", code: `export const c: C = { a: "", c: "" }; export const d: D = { a: "" }; export const f = (x: C): A => x; yes<Same<E["e"], string>>(); yes<null extends C | D | E ? false : true>();` },
  ...(["3.0.3", "3.1.0"] as const).map((version): Case => ({ name: `what is of two, of which one may be null, ${version}`, version, schemas: { M: { type: version === "3.0.3" ? "object" : ["object", "null"], nullable: true, properties: { m: text } }, N: object({ n: text }), A: { allOf: [ref("M"), ref("N")] }, B: object({ b: { allOf: [ref("M"), ref("N")] } }) }, imports: "A, B, N", code: `yes<Same<A, { m?: string; n: string }>>(); export const f = (a: A): N => a; yes<Same<B["b"], A>>();` })),
  { name: "maps: patterns, any value, none, and beside properties", schemas: { A: object({ p: { type: "object", patternProperties: { "^x-": text } }, a: { type: "object", additionalProperties: true }, n: { type: "object", additionalProperties: false }, e: { type: "object", additionalProperties: {} }, b: { type: "object", properties: { id: text }, required: ["id"], additionalProperties: text }, u: { type: "object", properties: { id: text }, unevaluatedProperties: false } }) }, imports: "A", code: `yes<Same<A["p"][string], string>>(); yes<Same<A["a"][string], unknown>>(); yes<Same<A["e"][string], unknown>>(); yes<Same<A["b"]["id"], string>>(); yes<Same<A["b"][string], string>>(); yes<Same<A["u"]["id"], string | undefined>>(); // @ts-expect-error nothing may come\nexport const n: A["n"] = { x: 1 };` },
  { name: "references into the middle of things", schemas: { A: { ...object({ b: object({ c: text }) }), $defs: { Local: { type: "integer" } } }, B: object({ b: ref("A/properties/b"), c: ref("A/properties/b/properties/c"), l: ref("A/$defs/Local"), r: { $ref: "#/paths/~1p/get/responses/200/content/application~1json/schema/properties/x" } }) }, paths: { "/p": { get: { operationId: "getP", responses: answers(object({ x: object({ y: { type: "boolean" } }) })) } } }, imports: "B, getP", code: `yes<Same<B["b"]["c"], string>>(); yes<Same<B["c"], string>>(); yes<Same<B["l"], number>>(); yes<Same<B["r"]["y"], boolean>>(); yes<Same<Result<typeof getP>["x"]["y"], boolean>>();` },
  { name: "anchors, ids and a dynamic reference", schemas: { A: { $id: "a.json", $anchor: "top", type: "object", properties: { again: { $ref: "#top" } } }, B: object({ a: { $ref: "a.json" }, t: { $ref: "a.json#top" } }), L: { $dynamicAnchor: "node", type: "object", properties: { next: { $dynamicRef: "#node" } } } }, imports: "A, B, L", code: `yes<Same<B["a"], A>>(); yes<Same<B["t"], A>>(); yes<Same<A["again"], A | undefined>>(); yes<Same<L["next"], L | undefined>>();` },
  { name: "schemas that are true or false, named and inside", schemas: { Any: true, None: false, A: object({ a: ref("Any"), t: true, l: { type: "array", items: true }, n: { type: "array", items: false } }) }, imports: "A, Any as Everything, None", code: `yes<unknown extends Everything ? true : false>(); yes<[None] extends [never] ? true : false>(); yes<Same<A["t"], unknown>>(); yes<Same<A["l"], unknown[]>>(); yes<A["n"]["length"] extends 0 ? true : [] extends A["n"] ? true : false>();` },
  { name: "several types with what each of them has", schemas: { A: object({ x: { type: ["object", "array", "string", "null"], properties: { a: text }, required: ["a"], items: { type: "integer" } } }) }, imports: "A", code: `yes<Same<A["x"], { a: string } | number[] | string | null>>();` },
  { name: "a union inside a union, told apart by both", schemas: { C: object({ k: { const: "c" }, c: text }), D: object({ k: { const: "d" }, d: text }), E: object({ k: { const: "e" }, e: text }), In: { oneOf: [ref("C"), ref("D")], discriminator: { propertyName: "k" } }, Out: { anyOf: [ref("In"), ref("E"), { type: "null" }] } }, imports: "Out", code: `export const f = (out: Out): string => { switch (out?.k) { case "c": return out.c; case "d": return out.d; case "e": return out.e; case undefined: return ""; } };` },
  { name: "a discriminator that is a truth value, and one by an enumeration's member", schemas: { T: object({ ok: { type: "boolean", enum: [true] }, value: text }), F: object({ ok: { const: false }, why: text }), R: { oneOf: [ref("T"), ref("F")] }, K: { type: "string", enum: ["a", "b"] }, A: object({ k: { allOf: [ref("K"), { const: "a" }] }, a: text }), B: object({ k: { ...ref("K"), const: "b" }, b: text }), AB: { oneOf: [ref("A"), ref("B")] } }, imports: "R, AB, K", code: `export const f = (r: R) => (r.ok ? r.value : r.why); export const g = (x: AB) => (x.k === "a" ? x.a : x.b);` },
  { name: "a union beside allOf and properties", schemas: { Base: object({ id: text }), A: { allOf: [ref("Base"), { oneOf: [object({ a: text }), object({ b: text })] }], properties: { own: { type: "integer" } } } }, imports: "A", code: `export const f = (x: A): string => ("a" in x ? x.a : x.b) + x.id + String(x.own); export const a: A = { id: "", a: "" };` },
  { name: "three of a line, and two parents", schemas: { A: object({ a: text }), B: { allOf: [ref("A"), object({ b: text }, [])] }, C: { allOf: [ref("B")], required: ["b"] }, D: { allOf: [ref("A"), ref("C"), object({ d: text })] } }, imports: "C, D, A", code: `yes<Same<C["b"], string>>(); yes<Same<D["b"], string>>(); export const f = (d: D): A => d; export const d: D = { a: "", b: "", d: "" };` },
  { name: "a property that a child narrows", schemas: { Kind: { type: "string", enum: ["a", "b"] }, P: object({ k: ref("Kind"), v: { type: ["string", "integer"] }, o: object({ x: text }, []) }), C: { allOf: [ref("P"), object({ k: { const: "a" }, v: text, o: object({ x: text, y: text }) })] } }, imports: "C", code: `yes<Same<C["k"], "a">>(); yes<Same<C["v"], string>>(); yes<Same<C["o"]["y"], string>>();` },
  { name: "formats are what they are on the wire", schemas: { A: object({ d: { type: "string", format: "date-time" }, l: { type: "integer", format: "int64" }, b: { type: "string", format: "byte" }, f: { type: "string", format: "binary" }, u: { type: "string", format: "unheard-of" } }) }, paths: { "/p": { get: { operationId: "getP", responses: answers(ref("A")) } } }, imports: "A", code: `yes<Same<A, { d: string; l: number; b: string; f: string; u: string }>>();` },
  { name: "an answer with null, and one with no schema", paths: { "/n": { get: { operationId: "getN", responses: answers({ type: ["object", "null"], properties: { a: text } }) } }, "/e": { get: { operationId: "getE", responses: { "200": { description: "", content: { "application/json": {} } } } } }, "/s": { get: { operationId: "getS", responses: { "200": { description: "", content: {} } } } } }, imports: "getN, getE, getS", code: `yes<null extends Result<typeof getN> ? true : false>(); yes<Same<Result<typeof getE>, unknown>>(); export const s = (x: Result<typeof getS>) => x;` },
  { name: "names of the language and of every object as properties", schemas: { A: object({ class: text, constructor: text, __proto__: text, toString: text, "a-b": text, "1": text, "": text, "é": text }) }, paths: { "/p": { post: { operationId: "delete", requestBody: json(ref("A")), responses: noContent } } }, imports: "A, deleteOperation, type Client", code: `export const f = (client: Client, a: A) => deleteOperation(client, { body: { ...a, class: "", "a-b": "", "1": "", "": "", é: "" } }); yes<Same<A["a-b"], string>>(); yes<Same<A["class"], string>>();` },
  { name: "what is required beside a choice in an answer, a list and a body", schemas: { B: object({ k: text, b: text }, []) }, paths: { "/p": { post: { operationId: "postP", requestBody: { required: true, ...json({ type: "object", required: ["k"], oneOf: [ref("B"), { properties: { k: { const: 1 } } }] }) }, responses: answers({ type: "array", items: { type: "object", required: ["m"], anyOf: [{ properties: { m: { const: "x" }, x: text } }, { properties: { m: { const: "y" }, y: text } }] } }) } } }, imports: "postP, type Client", code: `export const f = async (client: Client) => { const [first] = await postP(client, { body: { k: "" } }); void postP(client, { body: { k: 1 } }); // @ts-expect-error k is not there\nvoid postP(client, { body: { b: "" } }); return first?.m === "x" ? first.x : first?.y; };` },
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
