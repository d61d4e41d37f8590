import { UNION_SUFFIX } from "./base-unions.ts";
import { isHidden } from "./author-intent.ts";
import { isObject, unescapeToken, valueAt, type JsonObject } from "../shared/json.ts";
import type { Claim } from "../document/names/assign-names.ts";
import { nodeAt, sidesOf, typedSubschemas, type Reach, type SchemaNode } from "./reach.ts";
import { refPointer } from "../document/references.ts";

/**
 * Which schemas need one shape for requests and another for responses: those that both reach and that hold
 * a read-only or write-only property, or hold a schema that does (OpenAPI section 4.8.24.1).
 */
export function findSplit(document: JsonObject, reach: Reach): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const split: string[] = [];
  for (const [pointer] of reach) {
    const { targets, hides } = survey(document, pointer);
    if (hides) split.push(pointer);
    for (const target of targets) users.set(target, [...(users.get(target) ?? []), pointer]);
  }
  const differing = new Set(split);
  for (let next = split.pop(); next !== undefined; next = split.pop()) {
    for (const user of users.get(next) ?? []) {
      if (differing.has(user)) continue;
      differing.add(user);
      split.push(user);
    }
  }
  return new Set([...differing].filter((pointer) => sidesOf(reach.get(pointer) ?? new Set()).size === 2));
}

/** The references inside one named schema, and whether a side of the wire hides one of its properties. */
function survey(document: JsonObject, pointer: string): { targets: string[]; hides: boolean } {
  const targets: string[] = [];
  let hides = false;
  const pending: SchemaNode[] = [nodeAt(valueAt(document, pointer) ?? true, pointer)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isObject(node.schema)) continue;
    const { schema, isProperty } = node;
    hides ||= isProperty && (isHidden(document, schema, "request") || isHidden(document, schema, "response"));
    const target = refPointer(node.schema);
    if (target !== undefined) targets.push(target);
    pending.push(...typedSubschemas(node.schema, node.place));
  }
  return { targets, hides };
}

/** The claims of all named schemas on an identifier. */
export function schemaClaims(
  document: JsonObject,
  reach: Reach,
  split: ReadonlySet<string>,
  unions: ReadonlySet<string>,
): Claim[] {
  return [...reach.keys()].map((pointer) => {
    const schema = valueAt(document, pointer);
    const fixed = isObject(schema) ? (schema["x-ms-client-name"] ?? schema["x-ts-name"]) : undefined;
    return {
      kind: "schema",
      pointer,
      wanted: wantedName(pointer),
      ...(typeof fixed === "string" ? { fixed } : {}),
      suffixes: [...(split.has(pointer) ? ["Input"] : []), ...(unions.has(pointer) ? [UNION_SUFFIX] : [])],
    };
  });
}

/** The name a pointer suggests: the component's, or for a place inside one, its whole path without the keywords. */
function wantedName(pointer: string): string {
  const tokens = pointer.slice(1).split("/").map(unescapeToken);
  const structural =
    /^(?:components|schemas|properties|items|paths|x-external|\$defs|definitions|schema|content)$/;
  const fileName = (token: string): string => token.replace(/^.*\//, "").replace(/\.(?:ya?ml|json)$/, "");
  if (tokens[0] === "components" && tokens[1] === "schemas" && tokens.length === 3) return tokens[2] ?? "";
  if (tokens[0] === "x-external" && tokens.length > 2) {
    return tokens.slice(2).filter((token) => !structural.test(token)).join(" ") || (tokens.at(-1) ?? ""); // prettier-ignore
  }
  if (tokens[0] === "x-external") return fileName(tokens[1] ?? "");
  const telling = tokens.filter((token) => !structural.test(token));
  return telling.length === 0 ? (tokens.at(-1) ?? "") : telling.join(" ");
}
