import { expect, test } from "vitest";
import type { RuleId } from "../../generator/diff/compare/rule-ids.ts";
import { levelByLaw, type Rule } from "../../generator/diff/judge/law.ts";
import { ruleIds, rules } from "../../generator/diff/judge/rules.ts";
import { readCases } from "./case-file.ts";
import { compareTexts } from "./support.ts";

const mirrorOf = (rule: Rule): string | undefined =>
  typeof rule.mirror === "string" ? rule.mirror : undefined;

test.each(ruleIds)("%s has a mirror or a reason for none", (id) => {
  const { mirror } = rules[id];
  if (typeof mirror === "string") expect(ruleIds).toContain(mirror);
  else expect(mirror.none.length).toBeGreaterThan(10);
});

test.each(ruleIds)("the mirror of %s does the opposite", (id) => {
  const opposite = { narrows: "widens", widens: "narrows" } as const;
  const mirror = mirrorOf(rules[id]);
  if (mirror === undefined) return;
  // The test above made sure that the mirror is a rule.
  const other = rules[mirror as RuleId];
  const { effect } = rules[id];
  // Adding is mirrored by removals that are told apart more finely, and the other way round.
  const loose = [effect, other.effect].some(
    (one) => one === "none" || one === "unknown" || one === "incomparable",
  );
  if (!loose) expect(other.effect).toBe(opposite[effect as keyof typeof opposite]);
});

test.each(ruleIds)("%s says why where it departs from the law", (id) => {
  const rule = rules[id];
  for (const exception of [rule.always, rule.request, rule.response]) {
    if (exception !== undefined) expect(exception.because).toMatch(/\w+ \w+/);
  }
  for (const direction of ["request", "response"] as const) {
    // Where nobody can tell, a policy says that a witness does not decide.
    if (rule.always === undefined && rule[direction] !== undefined && rule.effect !== "unknown") {
      expect(rule[direction].level, `${id} repeats the law`).not.toBe(levelByLaw(rule.effect, direction));
    }
  }
});

test.each(readCases())("turned around, $name gives mirrored rows", async ({ base, head }) => {
  const there = (await compareTexts(base, head)).map((change) => change.id);
  const back = (await compareTexts(head, base)).map((change) => change.id);
  const unanswered = there.filter((id) => {
    const { mirror } = rules[id];
    return (
      typeof mirror === "string" && !back.some((other) => other === mirror || mirrorOf(rules[other]) === id)
    );
  });
  expect(unanswered).toEqual([]);
});
