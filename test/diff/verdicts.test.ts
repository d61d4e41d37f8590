import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import { LEVELS } from "../../generator/diff/judge/law.ts";
import type { JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument } from "./support.ts";

/** A change of a schema, and how bad the worst of its rows is in each direction. */
interface Verdict {
  readonly of: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly verdicts: Readonly<Record<Direction, string>>;
}

// The file is ours, and a row that is something else fails.
const rows = parse(readFileSync(new URL("verdicts.yaml", import.meta.url), "utf8")) as readonly Verdict[];

test.each(rows)("$of", async ({ before, after, verdicts }) => {
  for (const direction of ["request", "response"] as const) {
    const changes = await compareTexts(messageDocument(before, direction), messageDocument(after, direction));
    const levels = changes.map(({ wire }) => wire);
    const worst = LEVELS.find((level) => levels.includes(level)) ?? "compatible";
    expect(worst, direction).toBe(verdicts[direction]);
  }
});
