import type { RuleId } from "../compare/rule-ids.ts";
import type { Rule } from "./law.ts";
import { policies } from "./policy.ts";
import { constraintRules } from "./rules/constraints.ts";
import { messageRules, securityRules } from "./rules/messages.ts";
import { operationRules } from "./rules/operations.ts";
import { schemaRules } from "./rules/schemas.ts";

/** Every kind of change there is. A rule says what a change does; `law.ts` says what that means to whom. */
export const rules: Readonly<Record<RuleId, Rule>> = withPolicies({
  ...operationRules,
  ...messageRules,
  ...securityRules,
  ...schemaRules,
  ...constraintRules,
});

function withPolicies(all: Readonly<Record<RuleId, Rule>>): Readonly<Record<RuleId, Rule>> {
  const merged: Record<RuleId, Rule> = { ...all };
  for (const { rules: ids, ...levels } of policies) {
    for (const id of ids) merged[id] = { ...merged[id], ...levels };
  }
  return merged;
}

/** Every rule's name, in the registry's order. */
// The registry has no keys but those of its type.
export const ruleIds: readonly RuleId[] = Object.keys(rules) as RuleId[];
