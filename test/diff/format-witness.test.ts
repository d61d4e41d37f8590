import { expect, test } from "vitest";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import { isKnownFormat, isOfFormat } from "../../generator/document/schema/format-values.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument } from "./support.ts";

/** A message with a value of the schema, and a property whose format nobody knows. */
function document(schema: JsonObject, direction: Direction): string {
  const properties = { a: schema, other: { type: "string", format: "x-other" } };
  return messageDocument({ type: "object", required: ["a", "other"], properties }, direction);
}

const of = (format?: string, type = "string"): JsonObject => ({
  type,
  ...(format === undefined ? {} : { format }),
});

async function witnessOf(before: JsonObject, after: JsonObject, direction: Direction): Promise<JsonValue> {
  const [change, ...others] = await compareTexts(document(before, direction), document(after, direction));
  expect(others).toEqual([]);
  expect(change?.wire).toBe("breaking");
  const text = change?.wireWitness?.value;
  if (text === undefined) return null;
  const message = JSON.parse(text) as { a: JsonValue }; // `a` is required
  return message.a;
}

test.each<[before: JsonObject, after: JsonObject, direction: Direction, witness: JsonValue]>([
  [of("date-time"), of("date"), "request", "2020-01-31T12:00:00Z"],
  [of("date-time"), of("date"), "response", "2020-01-31"],
  [of("uuid"), of(), "response", "a"],
  [of(), of("uuid"), "request", "a"],
  [of("int64", "integer"), of("int32", "integer"), "request", 2 ** 31],
  [of("int32", "integer"), of("int64", "integer"), "response", 2 ** 31],
  [of(undefined, "integer"), of("int32", "integer"), "request", 2 ** 31],
  [of("double", "number"), of("float", "number"), "request", 1e39],
])("%j to %j in a %s: the message has %j", async (before, after, direction, witness) => {
  const value = await witnessOf(before, after, direction);
  expect(value).toEqual(witness);
  const [own, other] = direction === "request" ? [before, after] : [after, before];
  expect(isOfFormat(own["format"], value)).toBe(true);
  expect(isOfFormat(other["format"], value)).toBe(false);
});

test.each<[JsonObject, JsonObject]>([
  [of("x-one"), of("date")],
  [of("date"), of("x-one")],
  [of("uri"), of("url")],
])("%j to %j breaks by its rule, and nobody knows a message", async (before, after) => {
  expect(await witnessOf(before, after, "request")).toBeNull();
});

test.each<[format: string, right: readonly JsonValue[], wrong: readonly JsonValue[]]>([
  ["date", ["2020-01-31", 1], ["2020-13-01", "2020-1-1", ""]],
  ["date-time", ["2020-01-31T12:00:00Z", "2020-01-31t12:00:00.5+02:00"], ["2020-01-31", "2020-01-31T25:00:00Z"]],
  ["time", ["12:00:00Z"], ["12:00"]],
  ["duration", ["P1D", "PT5M", "P2W", "P1Y2M3DT4H5M6S"], ["P", "PT", "1D", "P1"]],
  ["email", ["a@example.com"], ["a", "a@b@c"]],
  ["hostname", ["a", "example.com", "a-b.c"], ["-a", "a b", "a."]],
  ["ipv4", ["192.0.2.1", "255.255.255.255"], ["256.0.0.1", "1.2.3"]],
  ["uri", ["https://example.com/", "urn:a"], ["/a", "a b:c"]],
  ["uuid", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567", ""]],
  ["byte", ["", "YQ==", "YWI=", "YWJj"], ["a", "YQ"]],
  ["int8", [-128, 127, "a"], [128, -129, 0.5]],
  ["int32", [-(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1]],
  ["int64", [2 ** 53, -(2 ** 63)], [2 ** 63, 0.5]],
  ["uint16", [0, 65535], [-1, 65536]],
  ["float", [0.1, 3e38], [1e39]],
  ["x-other", ["a", 1, null], []],
])("%s", (format, right, wrong) => {
  expect(isKnownFormat(format)).toBe(format !== "x-other");
  for (const value of right) expect(isOfFormat(format, value), JSON.stringify(value)).toBe(true);
  for (const value of wrong) expect(isOfFormat(format, value), JSON.stringify(value)).toBe(false);
}); // prettier-ignore
