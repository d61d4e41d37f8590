import type { RuleId } from "../compare/rule-ids.ts";
import type { Change } from "./change.ts";
import { bumpOf, type Level } from "./law.ts";
import { rules } from "./rules.ts";

/** The level on the wire that a repository gives to every change of a rule. */
export type Severities = ReadonlyMap<RuleId, Level>;

/** Gives changes the level that the repository wants for their rule. What the compiler says of them stays. */
export function applySeverities(changes: readonly Change[], severities: Severities): readonly Change[] {
  return changes.map((change) => {
    const level = severities.get(change.id);
    if (level === undefined || level === change.wire) return change;
    const isWeighty = level === "breaking" || level === "warning";
    return {
      ...change,
      level,
      wire: level,
      ruleLevel: change.wire,
      bump: bumpOf(level),
      migration: isWeighty ? (change.migration ?? migrationOf(change.id)) : null,
    };
  });
}

function migrationOf(id: RuleId): string | null {
  const { migration } = rules[id];
  return typeof migration === "object" ? migration.ofUsed : (migration ?? null);
}
