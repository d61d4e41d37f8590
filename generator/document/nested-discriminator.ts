import { isArray, isObject, pointerTo, unescapeToken, type JsonObject } from "../shared/json.ts";
import { refPointer, mappedPointer } from "./references.ts";

/**
 * The extension that names the members of a union by a value that OpenAPI's `discriminator` cannot point at: one that
 * is nested, or that may be missing.
 */
export const NESTED_DISCRIMINATOR = "x-nested-discriminator";

/** What `x-nested-discriminator` says: `{ path, mapping }`. */
export interface NestedDiscriminator {
  /** Names of properties from the value to the one that tells. */
  readonly path: readonly string[];
  /** Pointer of a schema by value, as written. */
  readonly mapping: ReadonlyMap<string, string>;
}

/** Reads the extension of a schema; `undefined` where it has none, or one that makes no sense. */
export function nestedDiscriminatorOf(schema: JsonObject): NestedDiscriminator | undefined {
  const extension = schema[NESTED_DISCRIMINATOR];
  if (!isObject(extension)) return undefined;
  const { path, mapping } = extension;
  if (typeof path !== "string" || !path.startsWith("/") || !isObject(mapping)) return undefined;
  const targets = Object.entries(mapping).flatMap(([value, target]) =>
    typeof target === "string" ? [[value, mappedPointer(target)] as const] : [],
  );
  if (targets.length < Object.keys(mapping).length) return undefined;
  return { path: path.slice(1).split("/").map(unescapeToken), mapping: new Map(targets) };
}

/** A member of `oneOf` or `anyOf`. */
export interface UnionMember {
  /** Where the member stands in the union. */
  readonly pointer: string;
  /** The schema that it refers to; absent for one that is written in place. */
  readonly target?: string;
}

/** The members of a union. */
export function unionMembers(schema: JsonObject, pointer: string): UnionMember[] {
  return ["oneOf", "anyOf"].flatMap((keyword) => {
    const members = schema[keyword];
    return (isArray(members) ? members : []).map((member, index) => {
      const target = refPointer(member);
      return { pointer: pointerTo(pointer, keyword, index), ...(target === undefined ? {} : { target }) };
    });
  });
}
