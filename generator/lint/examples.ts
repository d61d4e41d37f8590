import { diagnose } from "../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { mismatches } from "./matches-schema.ts";
import { resolveReference } from "../document/references.ts";
import type { Found, Objects } from "./walk.ts";

/** An example, where it is written, and the schema that it illustrates. */
interface Example {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly schema: SchemaPlace;
}

/**
 * Examples match their schemas. Only what is sure is said: types, allowed values, required properties, sizes,
 * patterns; not formats. Not an error by itself, since OpenAPI's examples are
 * not normative ("SHOULD", section 4.8.14.1) and many a valid document has careless ones.
 */
export function checkExamples(spec: Spec, objects: Objects): Diagnostic[] {
  const examples = objects.all
    .filter(({ value }) => value["example"] !== undefined || value["examples"] !== undefined)
    .flatMap((found) => examplesOf(spec, found));
  return distinct(spec, examples).flatMap((each) => check(spec, each));
}

/** Many answers refer to one schema and to one example of it. */
function distinct({ document }: Spec, examples: readonly Example[]): readonly Example[] {
  const keyOf = ({ pointer, schema }: Example): string => {
    const { parts, never } = readSchema(document, [schema]);
    return [pointer, never, ...parts.map((part) => part.pointer)].join(" ");
  };
  return [...new Map(examples.map((each) => [keyOf(each), each])).values()];
}

function check(spec: Spec, { value, pointer, schema }: Example): Diagnostic[] {
  return mismatches(spec.document, value, schema).map(({ tokens, message, atKey }) => {
    const place = pointerTo(pointer, ...tokens);
    return diagnose("example-mismatch", message, { location: spec.locate(place, atKey ? "key" : "value") });
  });
}

function examplesOf(spec: Spec, found: Found): Example[] {
  const { kind, value, pointer } = found;
  if (kind === "schema") return ofSchema(spec, value, pointer);
  if (kind === "mediaType")
    return isStructured(pointer)
      ? beside(spec, value, pointer)
      : beside(spec, value, pointer).filter(notText);
  if (kind === "parameter" || kind === "header") return beside(spec, value, pointer);
  return [];
}

function ofSchema(spec: Spec, schema: JsonObject, pointer: string): Example[] {
  const { example, examples } = schema;
  const place = { value: schema, pointer };
  const list = isArray(examples) && spec.version !== "3.0" ? examples : [];
  return [
    ...(example === undefined ? [] : [{ value: example, pointer: `${pointer}/example`, schema: place }]),
    ...list.map((value, index) => ({ value, pointer: `${pointer}/examples/${index}`, schema: place })),
  ];
}

/** The examples that stand beside a `schema`: one, or a map of Example Objects, which may be references. */
function beside(spec: Spec, holder: JsonObject, pointer: string): Example[] {
  const { schema, example, examples } = holder;
  if (schema === undefined) return [];
  const place = { value: schema, pointer: pointerTo(pointer, "schema") };
  const named = isObject(examples) ? Object.keys(examples) : [];
  return [
    ...(example === undefined ? [] : [{ value: example, pointer: `${pointer}/example`, schema: place }]),
    ...named.flatMap((name) => {
      const map = isObject(examples) ? examples : {};
      const at = resolveReference(spec.document, map[name], pointerTo(pointer, "examples", name));
      if (at === undefined) return [];
      const field = at.value["value"] === undefined ? "dataValue" : "value";
      const value = at.value[field];
      return value === undefined ? [] : [{ value, pointer: `${at.pointer}/${field}`, schema: place }];
    }),
  ];
}

/** Whether examples of the media type under this pointer are JSON rather than serialised text. */
function isStructured(pointer: string): boolean {
  return /~1(?:[^/]*\+)?json(?:;[^/]*)?$/i.test(pointer);
}

function notText(example: Example): boolean {
  return typeof example.value !== "string";
}
