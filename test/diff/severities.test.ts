import { expect, test } from "vitest";
import type { RuleId } from "../../generator/diff/compare/rule-ids.ts";
import type { Change } from "../../generator/diff/judge/change.ts";
import type { Level } from "../../generator/diff/judge/law.ts";
import { applySeverities } from "../../generator/diff/judge/severities.ts";
import { compareTexts, messageDocument } from "./support.ts";

const before = messageDocument(
  { type: "object", properties: { a: { type: "string", maxLength: 5 } } },
  "request",
);
const after = messageDocument({ type: "object", properties: { b: { type: "string" } } }, "request");

async function judged(...levels: readonly (readonly [RuleId, Level])[]): Promise<readonly Change[]> {
  return applySeverities(await compareTexts(before, after), new Map(levels));
}

const told = ({ id, level, wire, ruleLevel, bump, migration }: Change): readonly unknown[] => [
  id,
  level,
  wire,
  ruleLevel,
  bump,
  migration,
];

const removed = "optional-property-removed";
const added = "optional-property-added";

test("a repository gives levels to rules, and what follows from a level follows", async () => {
  const plain = await judged();
  expect(plain.map(({ id, ruleLevel }) => [id, ruleLevel])).toEqual([
    [removed, null],
    [added, null],
  ]);
  const [own, other] = plain;
  const raised = await judged([removed, "breaking"], [added, "warning"]);
  expect(raised.map(told)).toEqual([
    [removed, "breaking", "breaking", "warning", "major", own?.migration],
    [added, "warning", "warning", "compatible", "minor", null],
  ]);
  expect(own?.migration).not.toBeNull();
  const same = await judged([removed, "warning"], [added, "compatible"]);
  expect(same.map(told)).toEqual(plain.map(told));
  const lowered = await judged([removed, "docs"]);
  expect(lowered.map(told)).toEqual([
    [removed, "docs", "docs", "warning", "patch", null],
    other && told(other),
  ]);
});

test.each<[id: RuleId, base: string, head: string, migration: string]>([
  [
    "became-nullable",
    messageDocument({ type: "string" }, "request"),
    messageDocument({ type: ["string", "null"] }, "request"),
    "Leave the property out instead of sending null.",
  ],
  [
    removed,
    before.replace('"put":{', '"put":{"x-stability-level":"draft",'),
    after,
    "Keep it, mark it `deprecated` and remove it in the next major version.",
  ],
])("%s says what to do about it where a repository makes more of it", async (id, base, head, migration) => {
  const changes = await compareTexts(base, head);
  const of = (all: readonly Change[]): Change | undefined => all.find((change) => change.id === id);
  expect(of(changes)?.migration).toBeNull();
  for (const level of ["warning", "breaking"] as const)
    expect(of(applySeverities(changes, new Map([[id, level]])))?.migration).toBe(migration);
  expect(of(applySeverities(changes, new Map([[id, "docs"]])))?.migration).toBeNull();
});
