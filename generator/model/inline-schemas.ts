import type { Content } from "../document/content.ts";
import { carriesJson, essence } from "../document/media-types.ts";
import type { OperationNode, ResponseNode } from "../document/operations.ts";
import type { Located } from "../document/references.ts";
import { readBeside } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { DerivedClaim } from "../document/names/derived-names.ts";
import { pascalCase, spellOut } from "../document/names/words.ts";
import { isObject, unescapeToken, type JsonObject } from "../shared/json.ts";
import { isHidden, typesMeant } from "./author-intent.ts";
import type { Use } from "./reach.ts";

/** A schema that is written in place and gets a name: a body, an answer, or an object inside one. */
export interface InlineSchema extends DerivedClaim {
  readonly use: Use;
  /** The operation that it belongs to; several can share what is in a component. */
  readonly operation: string;
}

/**
 * The schemas that operations write in place and that a consumer wants to name: `GetPartsResponse`, and inside it
 * `GetPartsResponsePartsItem`. Each comes after the one that it is in.
 */
export function inlineSchemas(document: JsonObject, operations: readonly OperationNode[]): InlineSchema[] {
  const found = new Map<string, InlineSchema>();
  // In an order that does not depend on the document's.
  for (const node of operations.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const search = new Search(document, node.key, found);
    search.body(node.body);
    search.answers(node.responses);
  }
  return [...found.values()];
}

class Search {
  readonly #document: JsonObject;
  readonly #operation: string;
  readonly #found: Map<string, InlineSchema>;

  constructor(document: JsonObject, operation: string, found: Map<string, InlineSchema>) {
    this.#document = document;
    this.#operation = operation;
    this.#found = found;
  }

  body(body: OperationNode["body"]): void {
    let isFirst = true;
    for (const content of body?.contents ?? []) {
      const type = essence(content.mediaType);
      const isForm = type === "application/x-www-form-urlencoded";
      const isMultipart = type.startsWith("multipart/");
      if (!isForm && !isMultipart && !carriesJson(content.mediaType)) continue;
      const suffix = isFirst
        ? ""
        : isForm
          ? "Form"
          : isMultipart
            ? "Multipart"
            : pascalCase(type.split("/")[1] ?? "");
      const isNamed = this.#content(content, body, `Body${suffix}`, isMultipart ? "multipart" : "request");
      isFirst &&= !isNamed;
    }
  }

  answers(responses: readonly ResponseNode[]): void {
    const successes = responses.filter(({ status }) => /^2/.test(status));
    let isFirst = true;
    for (const response of responses) {
      const { status, contents } = response;
      const isSuccess = successes.length > 0 ? successes.includes(response) : status === "default";
      for (const content of contents) {
        // Before 3.2, the schema of events is that of their data.
        const isData =
          essence(content.mediaType) === "text/event-stream" && content.schemaPointer.endsWith("/schema");
        if (!carriesJson(content.mediaType) && !isData) continue;
        const suffix = isSuccess && isFirst ? "Response" : `Response${pascalCase(status).replace("_", "")}`;
        const isNamed = this.#content(content, response, suffix, "response");
        if (isSuccess) isFirst &&= !isNamed;
      }
    }
  }

  /** Whether a name was given for a body. */
  #content(content: Content, holder: Located | undefined, suffix: string, use: Use): boolean {
    const { schema, schemaPointer } = content;
    if (schema === undefined) return false;
    const before = this.#found.size;
    const component = /^\/components\/(?:responses|requestBodies)\/([^/]+)$/.exec(holder?.pointer ?? "")?.[1];
    const isItem = schemaPointer.endsWith("/itemSchema");
    const word = suffix.startsWith("Body") ? "Body" : "Response";
    const wanted = component === undefined ? undefined : pascalCase(unescapeToken(component));
    const base = wanted === undefined ? { owner: this.#operation, suffix } : { suffix: wanted.endsWith(word) ? wanted : wanted + word }; // prettier-ignore
    this.#visit({ value: schema, pointer: schemaPointer }, { ...base, suffix: isItem ? `${base.suffix}Item` : base.suffix }, use, true); // prettier-ignore
    return component === undefined && this.#found.size > before;
  }

  #visit(place: SchemaPlace, name: Omit<DerivedClaim, "pointer">, use: Use, isWhole: boolean): void {
    if (!isObject(place.value) || "$ref" in place.value || this.#found.has(place.pointer)) return;
    const reading = readBeside(this.#document, [place], () => true);
    const only = reading.onlyMember;
    if (only !== undefined) {
      this.#visit(only, name, use, isWhole);
      return;
    }
    const types = typesMeant(reading)?.filter((type) => type !== "null");
    const isObjectType = types?.length === 1 && types[0] === "object";
    const hasProperties = isObjectType && reading.properties.size > 0;
    const isUnion = isWhole && reading.values === undefined && reading.choices.length > 0;
    if (hasProperties || isUnion) {
      this.#found.set(place.pointer, { ...name, pointer: place.pointer, use, operation: this.#operation });
    }
    const inside = hasProperties || isUnion ? { owner: place.pointer, suffix: "" } : name;
    for (const [property, places] of reading.properties) {
      const word = pascalCase(property) || spellOut(property);
      const [first] = places;
      if (
        places.length === 1 &&
        first !== undefined &&
        !isHidden(this.#document, first.value, use === "response" ? "response" : "request")
      )
        this.#visit(first, { ...inside, suffix: inside.suffix + word }, use, false);
    }
    this.#inner(reading.items?.rest ?? [], inside, "Item", use);
    if (isObjectType) this.#inner(reading.map.additional, inside, "Value", use);
  }

  #inner(places: readonly SchemaPlace[], name: Omit<DerivedClaim, "pointer">, word: string, use: Use): void {
    const [first] = places;
    if (places.length === 1 && first !== undefined)
      this.#visit(first, { ...name, suffix: name.suffix + word }, use, false);
  }
}
