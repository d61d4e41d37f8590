import type { RuleId } from "../compare/rule-ids.ts";
import type { Rule } from "./law.ts";
import { constraintRules } from "./rules/constraints.ts";
import { messageRules, securityRules } from "./rules/messages.ts";
import { operationRules } from "./rules/operations.ts";
import { schemaRules } from "./rules/schemas.ts";

/** Every kind of change there is. A rule says what a change does; `law.ts` says what that means to whom. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  ...operationRules,
  ...messageRules,
  ...securityRules,
  ...schemaRules,
  ...constraintRules,
};

/** Every rule's name, in the registry's order. */
// The registry has no keys but those of its type.
export const ruleIds: readonly RuleId[] = Object.keys(rules) as RuleId[];
