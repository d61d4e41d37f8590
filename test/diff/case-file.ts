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
  // A YAML parser gives JSON values; `caseFrom` refuses what is not the object we want.
  return names
    .sort()
    .map((name) =>
      caseFrom(name, parse(readFileSync(new URL(`${name}.yaml`, folder), "utf8")) as JsonObject),
    );
}

const tables = new URL("tables/", import.meta.url);

/**
 * Reads the cases of `tables/`: what a rule makes of more than the one edit of its own case. A table is a skeleton and a
 * list of cases, each with what it is of.
 */
export function readTables(): readonly Case[] {
  return readdirSync(tables)
    .sort()
    .flatMap((file) => {
      // As above; a case is refused by itself.
      const { skeleton, cases } = parse(readFileSync(new URL(file, tables), "utf8")) as JsonObject;
      if (!isArray(cases)) throw new Error(`${file}: a table has "skeleton" and "cases"`);
      return cases.filter(isObject).map(({ of, ...one }) => {
        if (typeof of !== "string") throw new Error(`${file}: a case of a table has "of"`);
        return caseFrom(`${file.replace(/\.yaml$/, "")}: ${of}`, { skeleton, ...one });
      });
    });
}

/**
 * Makes a case: the name of a skeleton, what stands in its hole before and after, and the rows.
 *
 * @throws Error for an object that is something else
 */
function caseFrom(name: string, written: JsonObject): Case {
  const { skeleton, before, after, rows, ...others } = written;
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
