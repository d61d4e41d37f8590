import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import type { Content } from "../document/content.ts";
import { carriesJson, essence } from "../document/media-types.ts";
import type { OperationNode } from "../document/operations.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import type { DecimalPlace } from "./model.ts";
import { withoutDeadEnds } from "./place-table.ts";
import { isDecimal, isPlainNumber } from "./scalars.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { childrenOf, partsOf, type Children } from "./schema-parts.ts";

/** Where the JSON of answers has decimals, and where it cannot be told from a plain number. */
export interface DecimalPlaces {
  /** Row 0 is an answer as a whole. Empty when no answer has a decimal. */
  readonly rows: readonly DecimalPlace[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the places of answers where `format: decimal` stands and both a number and a string are valid.
 *
 * Whoever parses an answer does not know which operation it is of. So all answers are looked at as one, like the
 * states of an automaton: a row stands for the schemas that a path from the root of any answer can lead to. Digits
 * are kept where none of them wants a plain number.
 */
export function findDecimals(spec: Spec, operations: readonly OperationNode[]): DecimalPlaces {
  if (!mentionsDecimal(spec.document)) return { rows: [], diagnostics: [] };
  const search = new Search(spec);
  search.visit(answersOf(spec.document, operations));
  return { rows: withoutDeadEnds(search.rows), diagnostics: search.diagnostics };
}

/** Most documents have no decimals: they need no search. */
function mentionsDecimal(value: JsonValue | undefined): boolean {
  if (isArray(value)) return value.some(mentionsDecimal);
  return isObject(value) && (value["format"] === "decimal" || Object.values(value).some(mentionsDecimal));
}

/** The schemas of everything that is parsed as JSON: answers, failures, items of streams, data of events. */
function answersOf(document: JsonObject, operations: readonly OperationNode[]): SchemaPlace[] {
  const contents = operations.flatMap(({ responses }) => responses.flatMap((response) => response.contents));
  return contents.flatMap((content): SchemaPlace[] => {
    const place = { value: content.schema ?? true, pointer: content.schemaPointer };
    if (essence(content.mediaType) === "text/event-stream") return dataOfEvents(document, content, place);
    return carriesJson(content.mediaType) ? [place] : [];
  });
}

/** In 3.2 the schema is that of an event, and the data has one of its own (OpenAPI section 4.14.4). */
function dataOfEvents(document: JsonObject, { schemaPointer }: Content, place: SchemaPlace): SchemaPlace[] {
  if (!schemaPointer.endsWith("/itemSchema")) return [place];
  const data = childrenOf(document, [place]).properties.get("data") ?? [];
  return partsOf(document, data).flatMap(({ schema, pointer }) => {
    const inner = schema["contentSchema"];
    return inner === undefined ? [] : [{ value: inner, pointer: pointerTo(pointer, "contentSchema") }];
  });
}

type Row = { -readonly [Field in keyof DecimalPlace]: DecimalPlace[Field] };

class Search {
  readonly rows: Row[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #spec: Spec;
  readonly #known = new Map<string, number>();
  readonly #reported = new Set<string>();
  /** Rows whose turn comes later: documents nest too deeply for one call inside the other. */
  readonly #pending: { readonly row: Row; readonly children: Children }[] = [];

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /** Makes the rows of all that these schemas lead to. */
  visit(roots: readonly SchemaPlace[]): void {
    this.#rowOf(roots);
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      const { row, children } = next;
      const { properties, others, items } = children;
      if (properties.size > 0)
        row.properties = Object.fromEntries([...properties].map(([name, to]) => [name, this.#rowOf(to)]));
      if (others.length > 0) row.others = this.#rowOf(others);
      if (items.length > 0) row.items = this.#rowOf(items);
    }
  }

  #rowOf(places: readonly SchemaPlace[]): number {
    const key = [...new Set(places.map(({ pointer }) => pointer))].sort().join("\n");
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const index = this.#addRow(this.#keepsDigits(places), childrenOf(this.#spec.document, places));
    this.#known.set(key, index);
    return index;
  }

  /** All places that lead no further share a row, or two: decimals and others. */
  #addRow(isDecimal: boolean, children: Children): number {
    const isEnd = children.properties.size + children.others.length + children.items.length === 0;
    const shared = isDecimal ? "a decimal" : "no decimal";
    const before = isEnd ? this.#known.get(shared) : undefined;
    if (before !== undefined) return before;
    const row: Row = isDecimal ? { decimal: true } : {};
    const index = this.rows.push(row) - 1;
    if (isEnd) this.#known.set(shared, index);
    else this.#pending.push({ row, children });
    return index;
  }

  #keepsDigits(places: readonly SchemaPlace[]): boolean {
    const { document } = this.#spec;
    const decimals = places.filter((place) => isDecimal(document, place));
    const plain = decimals.length === 0 ? [] : places.filter((place) => isPlainNumber(document, place));
    if (plain.length > 0) for (const { pointer } of decimals) this.#report(pointer, plain);
    return decimals.length > 0 && plain.length === 0;
  }

  #report(pointer: string, plain: readonly SchemaPlace[]): void {
    if (this.#reported.has(pointer)) return;
    this.#reported.add(pointer);
    const message =
      "The digits of this decimal are not kept: the same place of an answer can be a plain number";
    const related = plain.map((other) => ({
      message: "The plain number is here",
      location: this.#spec.locate(other.pointer),
    }));
    this.diagnostics.push(diagnose("decimal-rounded", message, { location: this.#spec.locate(pointer), related })); // prettier-ignore
  }
}
