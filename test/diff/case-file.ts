import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";

/** A case: two documents and the rows that the diff of them should have. */
export interface Case {
  readonly name: string;
  /** The documents as text. */
  readonly base: string;
  readonly head: string;
  /** `RULE DIRECTION LEVEL`, in no order. */
  readonly rows: readonly string[];
}

const folder = new URL("cases/", import.meta.url);

/** Reads every case of `cases/`, in the order of their names, which are those of rules. */
export function readCases(): readonly Case[] {
  const names = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ""));
  return names.sort().map((name) => caseFrom(name, readFileSync(new URL(`${name}.yaml`, folder), "utf8")));
}

/**
 * Makes a case of its file: the name of a skeleton, what stands in its hole before and after, and the rows.
 *
 * @throws Error for a file that is something else
 */
function caseFrom(name: string, text: string): Case {
  // A YAML parser gives JSON values; what is not the object we want is refused below.
  const { skeleton, before, after, rows, ...others } = parse(text) as JsonObject;
  const known = typeof skeleton === "string" && before !== undefined && after !== undefined && isArray(rows);
  if (!known || Object.keys(others).length > 0)
    throw new Error(`${name}: a case has "skeleton", "before", "after" and "rows", and nothing else`);
  const document = parse(
    readFileSync(new URL(`skeletons/${skeleton}.yaml`, import.meta.url), "utf8"),
  ) as JsonValue;
  return {
    name,
    base: JSON.stringify(filled(document, before)),
    head: JSON.stringify(filled(document, after)),
    rows: rows.map(String),
  };
}

/** A skeleton with something in its hole: a value, the fields of an object, or items of a list. */
function filled(skeleton: JsonValue, hole: JsonValue): JsonValue {
  if (skeleton === "HOLE") return hole;
  if (isArray(skeleton)) {
    return skeleton.flatMap((item) => (item === "HOLE" && isArray(hole) ? hole : [filled(item, hole)]));
  }
  if (!isObject(skeleton)) return skeleton;
  const { HOLE: here, ...fields } = skeleton;
  const own = Object.entries(fields).map(([key, value]) => [key, filled(value ?? null, hole)] as const);
  return { ...Object.fromEntries(own), ...(here === undefined || !isObject(hole) ? {} : hole) };
}
