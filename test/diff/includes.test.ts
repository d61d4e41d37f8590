import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { includes } from "../../generator/diff/judge/witness/includes.ts";
import { isValid } from "../../generator/diff/judge/witness/schema-of-side.ts";
import { readingsOfText } from "../../generator/diff/judge/witness/text-forms.ts";
import type { Writing } from "../../generator/diff/compare/schema-pair.ts";
import { sameJson } from "../../generator/shared/canonical.ts";
import type { JsonValue } from "../../generator/shared/json.ts";
import { type Around, sideOf } from "./side-of.ts";

/** Two schemas, and what is known of them. */
interface Row extends Around {
  readonly outer: JsonValue;
  readonly inner: JsonValue;
  /** A value that the inner schema allows and the outer does not. Without one the outer allows all. */
  readonly but?: JsonValue;
  /** Why it is not shown, though there is no such value that people have heard of. */
  readonly unshown?: string;
  readonly writing?: Writing;
}

// The file is ours, and a row that is something else fails.
const rows = parse(readFileSync(new URL("inclusions.yaml", import.meta.url), "utf8")) as readonly Row[];

test.each(rows.map((row) => [JSON.stringify({ ...row, but: undefined }), row] as const))("%s", (_, row) => {
  const { outer, inner, but, unshown, writing = "json" } = row;
  const [left, right] = [sideOf(outer, row), sideOf(inner, row)];
  const isShown = includes(left, right, writing, sameJson);
  expect(isShown).toBe(but === undefined && unshown === undefined);
  if (but === undefined) return;
  expect(isValid(right, but)).toBe(true);
  expect(readingsOfText(left, but, writing).map((each) => isValid(left, each))).not.toContain(true);
});

test.each(rows.map((row) => [JSON.stringify(row), row] as const))(
  "nothing is more than itself: %s",
  (_, row) => {
    if (row.unshown !== undefined) return;
    for (const schema of [row.outer, row.inner]) {
      // What is left over depends on all that stands around, and one of two that overlap is not shown to be one.
      if (/unevaluated|oneOf/.test(JSON.stringify(schema))) continue;
      const [left, right] = [sideOf(schema, row), sideOf(schema, row)];
      expect(includes(left, right, row.writing ?? "json", sameJson)).toBe(true);
    }
  },
);

test("a list of values that is too long to be tried is part of the same list", () => {
  const all = Array.from({ length: 201 }, (_, index) => index);
  const asks = (outer: JsonValue, inner: JsonValue): boolean =>
    includes(sideOf(outer), sideOf(inner), "json", sameJson);
  expect(asks({ enum: all }, { enum: all })).toBe(true);
  expect(asks({ enum: all }, { allOf: [{ enum: all }, { title: "All" }] })).toBe(true);
  expect(asks({ enum: all }, { enum: all.with(0, -1) })).toBe(false);
  expect(asks({ enum: all }, { type: "integer" })).toBe(false);
  // One less, and each is tried: the order does not matter any more.
  expect(asks({ enum: all }, { enum: all.slice(1).reverse() })).toBe(true);
  expect(asks({ enum: all }, { enum: all.toReversed() })).toBe(false);
  expect(asks({ enum: all }, { type: "integer", minimum: 1, maximum: 200 })).toBe(true);
});
