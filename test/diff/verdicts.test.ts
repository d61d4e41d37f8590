import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import { LEVELS } from "../../generator/diff/judge/law.ts";
import type { JsonValue } from "../../generator/shared/json.ts";
import { compareTexts } from "./support.ts";

/** A change of a schema, and how bad the worst of its rows is in each direction. */
interface Verdict {
  readonly of: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly verdicts: Readonly<Record<Direction, string>>;
}

// The file is ours, and a row that is something else fails.
const rows = parse(readFileSync(new URL("verdicts.yaml", import.meta.url), "utf8")) as readonly Verdict[];

function document(schema: JsonValue, direction: Direction): string {
  const content = { "application/json": { schema } };
  const put =
    direction === "request"
      ? { requestBody: { required: true, content }, responses: { "204": { description: "Taken" } } }
      : { responses: { "200": { description: "Done", content } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Verdicts", version: "1.0.0" },
    paths: { "/things": { put } },
  });
}

test.each(rows)("$of", async ({ before, after, verdicts }) => {
  for (const direction of ["request", "response"] as const) {
    const changes = await compareTexts(document(before, direction), document(after, direction));
    const levels = changes.map(({ wire }) => wire);
    const worst = LEVELS.find((level) => levels.includes(level)) ?? "compatible";
    expect(worst, direction).toBe(verdicts[direction]);
  }
});
