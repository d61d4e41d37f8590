import { expect, test } from "vitest";
import { nearestWord } from "../../generator/shared/text/nearest.ts";

const words = [
  "name",
  "in",
  "description",
  "operationId",
  "parameters",
  "parameter",
  "maxLength",
  "minLength",
];

test.each([
  ["operationid", "operationId"],
  ["Name", "name"],
  ["nmae", "name"],
  ["descripton", "description"],
  ["parametres", "parameters"],
  ["paramter", "parameter"],
  ["maxlength", "maxLength"],
  ["xn", "in"],
])("%s may mean %s", (written, want) => {
  expect(nearestWord(written, words)).toBe(want);
});

test.each(["name", "body", "x", "", "header", "lengthOfAName"])("%j means none of them", (written) => {
  expect(nearestWord(written, words)).toBeUndefined();
});

test("of two that are equally near, the first", () => {
  expect(nearestWord("mixLength", ["maxLength", "minLength"])).toBe("maxLength");
});
