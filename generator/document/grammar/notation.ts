/**
 * The fields of an object by what must hold for them, names of one kind in a row; a row's key is a check:
 *
 * - a word of `PlainCheck`, or `a|b|c` for one of these words
 * - `schema`, `schema[]`, `schema{}` for an object that has a table, a list of them, a map whose keys are the
 *   author's names; `schema{name}` for one whose keys are names of components; `schema/boolean` for either
 * - `required` and `oneOf` list fields that are described in other rows
 */
export type Rows = Readonly<Record<string, string>>;

/** What must hold for a value that holds no other objects. */
export type PlainCheck =
  | "any"
  | "string"
  | "boolean"
  | "number"
  /** A number above zero. */
  | "positive"
  /** An integer that is not negative. */
  | "count"
  | "list"
  | "strings"
  | "object"
  /** A map of strings. */
  | "stringMap"
  /** A map of lists of strings. */
  | "stringsMap"
  /** One of JSON Schema's types, or a list of them. */
  | "types"
  /** One of the words of the set. */
  | ReadonlySet<string>;

/** A field that holds other objects, which have a table. */
export interface Holder<Name extends string> {
  readonly object: Name;
  readonly shape: "one" | "flag" | "list" | "map" | "named";
}

/** The fields of an object, and which of them must be there. */
export interface ObjectTable<Name extends string> {
  readonly fields: ReadonlyMap<string, PlainCheck | Holder<Name>>;
  readonly required: readonly string[];
  /** One of these must be there. */
  readonly oneOf: readonly string[];
}

/** Reads the rows of one object; `isName` says which words of a check have a table. */
export function parseRows<Name extends string>(
  { required = "", oneOf = "", ...rows }: Rows,
  isName: (word: string) => word is Name,
): ObjectTable<Name> {
  const fields = Object.entries(rows).flatMap(([check, names]) => {
    const parsed = parseCheck(check, isName);
    return words(names).map((name) => [name, parsed] as const);
  });
  return { fields: new Map(fields), required: words(required), oneOf: words(oneOf) };
}

/** The words of a text, which blanks divide. */
export function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

const shapes: ReadonlyMap<string, Holder<string>["shape"]> = new Map([
  ["[]", "list"],
  ["{}", "map"],
  ["{name}", "named"],
  ["/boolean", "flag"],
]);

function parseCheck<Name extends string>(
  notation: string,
  isName: (word: string) => word is Name,
): PlainCheck | Holder<Name> {
  if (notation.includes("|")) return new Set(notation.split("|"));
  const object = /^\w+/.exec(notation)?.[0] ?? "";
  if (isName(object)) return { object, shape: shapes.get(notation.slice(object.length)) ?? "one" };
  // A word without a table is one of the checks of plain values: the tables are constants, and a test reads them all.
  return notation as PlainCheck;
}
