import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import { numbersOf } from "./numbers.ts";
import { textsOfPattern } from "./texts-of-pattern.ts";

/** Texts of the formats that people read. */
const ofFormat: ReadonlyMap<string, string> = new Map(
  Object.entries({
    date: "2020-01-31",
    "date-time": "2020-01-31T12:00:00Z",
    time: "12:00:00Z",
    duration: "P1D",
    email: "a@example.com",
    hostname: "example.com",
    ipv4: "192.0.2.1",
    ipv6: "2001:db8::1",
    uri: "https://example.com/",
    url: "https://example.com/",
    uuid: "123e4567-e89b-12d3-a456-426614174000",
    byte: "YQ==",
    decimal: "1.5",
  }),
);

const MAX_LENGTH = 2000;

/** Texts that a schema may allow: of its format and its patterns, and of each length that a limit names. */
export function* textsOf(reading: SchemaReading, lengths: readonly number[] = []): Generator<string> {
  const format = reading.word("format");
  const usual = typeof format === "string" ? ofFormat.get(format) : undefined;
  const patterns = reading.parts.flatMap(({ schema: { pattern } }) =>
    typeof pattern === "string" ? [pattern] : [],
  );
  const limits = [...numbersOf(reading, "minLength"), ...numbersOf(reading, "maxLength"), ...lengths];
  if (usual !== undefined) yield usual;
  for (const pattern of patterns) yield* textsOfPattern(pattern);
  yield* ["a", ""];
  for (const length of limits) {
    if (length < 0 || length > MAX_LENGTH) continue;
    yield "a".repeat(length);
    for (const pattern of patterns) yield* textsOfPattern(pattern, length);
  }
  yield* ["1", "A", "a b", "ab", "-"].filter((text) =>
    patterns.every((pattern) => matchesPattern(pattern, text) !== false),
  );
}
