import { contentsOf, type Content } from "../../document/content.ts";
import { encodingsOf } from "../../document/encoding.ts";
import { carriesJson, essence, isForm, isText } from "../../document/media-types.ts";
import { isObject, type JsonObject } from "../../shared/json.ts";
import { sameJson } from "../../shared/canonical.ts";
import { BOTH, type Directions, type Observation } from "./facts.ts";
import { type Carrier, type Findings, found, join, nothing, type Root } from "./findings.ts";
import { became, cameUnder, texts, wentFrom } from "./observe.ts";
import { field, type Placed, type Two } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import type { Writing } from "./schema-pair.ts";
import { viewOf } from "./schema-view.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/** Compares the media types of a body, and their schemas. */
export function compareContent(
  sides: Sides,
  two: Two<Placed<JsonObject>>,
  directions: Directions,
  operation: string,
  carrier?: Carrier,
): Findings {
  const contents = contentsOf(sides.base.document, two.base);
  const [base, head] = [contents.map(mediaType), contentsOf(sides.head.document, two.head).map(mediaType)];
  const matched = matchMediaTypes(
    base.map(([name]) => name),
    head.map(([name]) => name),
  );
  const at = { base: new Map(base), head: new Map(head) };
  const pairs = matched.map(([before, after, rule]) => {
    const [left, right] = [at.base.get(before), at.head.get(after)];
    if (left === undefined || right === undefined) return nothing;
    const names = [
      { ...left, value: before },
      { ...right, value: after },
    ] as const;
    const renamed = rule === undefined ? [] : [became(rule, ...names)];
    return join([
      found(renamed, directions, operation),
      compareMediaType(sides, { base: left, head: right }, after, {
        directions,
        operation,
        carrier: carrier ?? bodyOf(sides.base, contents, before),
      }),
    ]);
  });
  const [kept, known] = [new Set(matched.map(([name]) => name)), new Set(matched.map(([, name]) => name))];
  const gone = base
    .filter(([name]) => !kept.has(name))
    .map(([name, one]) => wentFrom(two.head, "media-type-removed", one, name));
  const came = head
    .filter(([name]) => !known.has(name))
    .map(([name, one]) => cameUnder(two.base, "media-type-added", one, name));
  return join([found([...gone, ...came], directions, operation), ...pairs]);
}

/** A Media Type Object by its name. */
function mediaType({ mediaType: name, media, pointer }: Content): readonly [string, Placed<JsonObject>] {
  return [name, { value: media, pointer }];
}

/** Whoever sends writes the fields of a form as they were. */
function bodyOf({ document }: Side, contents: readonly Content[], mediaType: string): Carrier {
  const form = isForm(mediaType) ? contents.find((content) => content.mediaType === mediaType) : undefined;
  return { kind: "body", mediaType, encodings: form === undefined ? [] : encodingsOf(document, form) };
}

type MediaMatch = readonly [base: string, head: string, rule: RuleId | undefined];

/** Equal names first, then names that differ in parameters, then `application/xml` and `application/atom+xml`. */
function matchMediaTypes(base: readonly string[], head: readonly string[]): readonly MediaMatch[] {
  const found: MediaMatch[] = [];
  const free = new Set(head);
  const take = (before: string, after: string | undefined, rule: RuleId | undefined): boolean => {
    if (after === undefined) return false;
    free.delete(after);
    found.push([before, after, rule]);
    return true;
  };
  let open = base.filter((name) => !take(name, free.has(name) ? name : undefined, undefined));
  open = open.filter(
    (name) =>
      !take(
        name,
        [...free].find((other) => essence(other) === essence(name)),
        "media-type-parameters-changed",
      ),
  );
  open = open.filter(
    (name) =>
      !take(
        name,
        [...free].find((other) => plain(other) === essence(name)),
        "media-type-narrowed",
      ),
  );
  open.filter(
    (name) =>
      !take(
        name,
        [...free].find((other) => plain(name) === essence(other)),
        "media-type-widened",
      ),
  );
  return found;
}

function plain(name: string): string {
  return essence(name).replace(/\/.*\+/, "/");
}

function compareMediaType(
  sides: Sides,
  objects: Two<Placed<JsonObject>>,
  name: string,
  { directions, operation, carrier }: Omit<SchemaUse, "writing"> & { readonly carrier: Carrier },
): Findings {
  const writing = carriesJson(name) ? "json" : isForm(name) ? "form" : "text";
  const canBeWritten = carrier.kind === "body" ? writing !== "text" || isText(name) : writing === "json";
  const written = canBeWritten ? { carrier } : {};
  return join([
    ...["schema", "itemSchema"].map((keyword) =>
      isOnlyBinary(sides, objects, keyword, writing)
        ? nothing
        : compareSchemaAt(objects, keyword, { directions, operation, writing, ...written }),
    ),
    found(
      [...compareEncodings(objects), ...texts(objects, "media-type-docs-changed", ["example", "examples"])],
      directions,
      operation,
    ),
  ]);
}

/** A body of bytes needs no schema from 3.1 on (OpenAPI 3.1 section 4.8.14.4): one that calls them binary adds nothing. */
function isOnlyBinary(
  sides: Sides,
  objects: Two<Placed<JsonObject>>,
  keyword: string,
  writing: Writing,
): boolean {
  const [base, head] = [objects.base.value[keyword], objects.head.value[keyword]];
  if (writing === "json" || (base === undefined) === (head === undefined)) return false;
  const [side, object] = head === undefined ? [sides.base, objects.base] : [sides.head, objects.head];
  return viewOf(side, [field(object, keyword)]).isBinary;
}

/** How a schema is used: in which directions, by which operation, written how. */
export interface SchemaUse {
  readonly directions: Directions;
  readonly operation: string;
  readonly writing: Writing;
  readonly carrier?: Carrier;
}

/** Compares the schemas that two objects hold under the same keyword. */
export function compareSchemaAt(two: Two<Placed<JsonObject>>, keyword: string, use: SchemaUse): Findings {
  const [before, after] = [two.base.value[keyword], two.head.value[keyword]];
  if (before === undefined && after === undefined) return nothing;
  const [base, head] = [field(two.base, keyword), field(two.head, keyword)];
  if (after === undefined)
    return found([wentFrom(two.head, "media-type-schema-removed", base)], use.directions, use.operation);
  if (before === undefined)
    return found([cameUnder(two.base, "media-type-schema-added", head)], use.directions, use.operation);
  const pair = { base: [base], head: [head], directions: BOTH, writing: use.writing };
  const { directions, operation, carrier } = use;
  const root: Root = { pair, directions, operation, ...(carrier === undefined ? {} : { carrier }) };
  return { facts: [], roots: [root] };
}

function compareEncodings(two: Two<Placed<JsonObject>>): readonly Observation[] {
  const [base, head] = [field(two.base, "encoding"), field(two.head, "encoding")];
  const [left, right] = [isObject(base.value) ? base.value : {}, isObject(head.value) ? head.value : {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((name) => !sameJson(left[name], right[name]))
    .sort()
    .map((name) => became("media-type-encoding-changed", base, head, name));
}
