import { diagnose } from "../../shared/diagnostics/registry.ts";
import { isStrict } from "../../shared/diagnostics/strict.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo } from "../../shared/json.ts";
import { didYouMean, nearestWord } from "../../shared/text/nearest.ts";
import { CLIENT_HEADER, extensions } from "../../document/extensions.ts";
import { isJson } from "../../document/media-types.ts";
import { operationsIn, type OperationNode } from "../../document/operations.ts";
import { readSchema, type SchemaReading } from "../../document/schema/read-schema.ts";
import type { Spec } from "../../document/spec.ts";
import { anyOfWords } from "../tables/words.ts";
import type { Found, Objects } from "../walk.ts";

/**
 * In a strict document extensions have to mean something: they are spelled as the generator knows them, their lists
 * are as long as what they describe, and the names in them exist. Elsewhere they may be somebody else's.
 */
export function checkExtensions(spec: Spec, objects: Objects): Diagnostic[] {
  if (!isStrict(spec.document)) return [];
  return [
    ...objects.all.flatMap((each) => misspelled(spec, each)),
    ...objects.of("schema").flatMap((each) => enumLists(spec, each)),
    ...objects.of("parameter").flatMap((each) => clientHeaders(spec, each)),
    ...operationsIn(spec.document).flatMap((each) => [...pageNames(spec, each), ...missingId(spec, each)]),
    ...serverNames(spec, objects.of("server")),
  ];
}

const known = Object.keys(extensions);

function misspelled(spec: Spec, { value, pointer }: Pick<Found, "value" | "pointer">): Diagnostic[] {
  const unknown = Object.keys(value).filter((key) => key.startsWith("x-") && !known.includes(key));
  return unknown.flatMap((key) => {
    const near = nearestWord(key, known);
    if (near === undefined) return [];
    const location = spec.locate(pointerTo(pointer, key), "key");
    const hint = `Did you mean \`${near}\`?`;
    return [diagnose("extension-unknown", `Nothing reads \`${key}\`.`, { location, hint })];
  });
}

function enumLists(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  const values = value["enum"];
  if (!isArray(values)) return [];
  const keys = ["x-enum-varnames", "x-enumNames", "x-enum-descriptions", "x-enumDescriptions"];
  return keys.flatMap((key) => {
    const list = value[key];
    if (!isArray(list) || list.length === values.length) return [];
    const message = `\`${key}\` has ${list.length} entries, and \`enum\` has ${values.length}.`;
    return [diagnose("extension-length", message, { location: spec.locate(pointerTo(pointer, key), "key") })];
  });
}

function clientHeaders(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  const settings = value["x-client-header"];
  if (!isObject(settings)) return [];
  const at = pointerTo(pointer, "x-client-header");
  return Object.keys(settings).flatMap((field) => {
    const words = CLIENT_HEADER[field];
    const word = settings[field];
    const report = (message: string, part: "key" | "value", hint?: string): Diagnostic[] => [
      diagnose("extension-name", message, { location: spec.locate(pointerTo(at, field), part), hint }),
    ];
    if (words === undefined)
      return report(
        `\`x-client-header\` has no \`${field}\`.`,
        "key",
        didYouMean(field, Object.keys(CLIENT_HEADER)),
      );
    if (words.some((each) => each === word)) return [];
    const hint = didYouMean(String(word), words.map(String));
    return report(`\`${field}\` has to be ${anyOfWords(words.map(String))}.`, "value", hint);
  });
}

/** `itemName` and `nextLinkName` are dotted paths into the page: the JSON of the first 2xx answer. */
function pageNames(spec: Spec, { operation, pointer, responses }: OperationNode): Diagnostic[] {
  const settings = operation["x-ms-pageable"];
  if (!isObject(settings)) return [];
  const inside = misspelled(spec, { value: settings, pointer: pointerTo(pointer, "x-ms-pageable") });
  const page = responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ contents }) => contents)
    .find(({ mediaType }) => isJson(mediaType));
  if (page?.schema === undefined) return inside;
  const start = readSchema(spec.document, [{ value: page.schema, pointer: page.schemaPointer }]);
  const names = ["itemName", "nextLinkName"].flatMap((field) => {
    const path = settings[field];
    const missing = typeof path === "string" ? missingProperty(spec, start, path.split(".")) : undefined;
    if (missing === undefined) return [];
    const location = spec.locate(pointerTo(pointer, "x-ms-pageable", field));
    const hint = didYouMean(missing.name, missing.known) ?? "Name a property of the answer.";
    return [diagnose("extension-name", `A page has no property \`${missing.name}\`.`, { location, hint })];
  });
  return [...inside, ...names];
}

function missingProperty(
  spec: Spec,
  page: SchemaReading,
  path: readonly string[],
): { readonly name: string; readonly known: Iterable<string> } | undefined {
  let reading = page;
  for (const name of path) {
    const places = reading.properties.get(name);
    if (places === undefined) return { name, known: reading.properties.keys() };
    reading = readSchema(spec.document, places);
  }
  return undefined;
}

/** Functions are called by the id: without one, a path that changes renames the function. */
function missingId(spec: Spec, { operation, pointer, method, path }: OperationNode): Diagnostic[] {
  if (typeof operation["operationId"] === "string") return [];
  const message = `${method} \`${path}\` has no \`operationId\`.`;
  return [diagnose("operation-id-missing", message, { location: spec.locate(pointer, "key") })];
}

function serverNames(spec: Spec, servers: readonly Found[]): Diagnostic[] {
  const first = new Map<unknown, string>();
  return servers.flatMap(({ value, pointer }) => {
    const name = value["x-server-name"];
    const list = pointer.slice(0, pointer.lastIndexOf("/"));
    const at = `${pointer}/x-server-name`;
    const earlier = first.get(`${list} ${String(name)}`);
    if (typeof name !== "string" || earlier === undefined) {
      first.set(`${list} ${String(name)}`, at);
      return [];
    }
    const related = [{ message: "the first server of this name", location: spec.locate(earlier) }];
    const message = `The server name \`${name}\` is taken.`;
    return [diagnose("server-name-duplicate", message, { location: spec.locate(at), related })];
  });
}
