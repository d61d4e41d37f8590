import type { RuleId } from "../compare/rule-ids.ts";
import type { Change } from "../judge/change.ts";
import { levelByLaw } from "../judge/law.ts";
import { rules } from "../judge/rules.ts";

/** What a change is to those who use the package: the headings of release notes, in their order. */
export const HEADINGS = [
  "Breaking",
  "May break",
  "Added",
  "Deprecated",
  "Removed",
  "Changed",
  "Accepted breaks",
] as const;
export type Heading = (typeof HEADINGS)[number];

/** Something that can be used, and could not before. */
const added: ReadonlySet<RuleId> = new Set([
  "operation-added",
  "webhook-added",
  "callback-added",
  "server-added",
  "optional-parameter-added",
  "required-parameter-added",
  "optional-body-added",
  "required-body-added",
  "media-type-added",
  "success-status-added",
  "failure-status-added",
  "header-added",
  "required-header-added",
  "security-alternative-added",
  "security-scheme-added",
  "schema-added",
  "optional-property-added",
  "required-property-added",
  "property-of-closed-object-added",
  "enum-values-added",
  "open-enum-values-added",
  "union-member-added",
]);

/** Something that could be used, and cannot any more. */
const removed: ReadonlySet<RuleId> = new Set([
  "operation-removed",
  "deprecated-operation-removed",
  "operation-removed-before-sunset",
  "webhook-removed",
  "callback-removed",
  "server-removed",
  "parameter-removed",
  "deprecated-parameter-removed",
  "parameter-removed-before-sunset",
  "body-removed",
  "media-type-removed",
  "success-status-removed",
  "failure-status-removed",
  "optional-header-removed",
  "required-header-removed",
  "security-alternative-removed",
  "security-scheme-removed",
  "schema-removed",
  "optional-property-removed",
  "required-property-removed",
  "property-of-closed-object-removed",
  "required-property-of-closed-object-removed",
  "enum-values-removed",
  "open-enum-values-removed",
  "union-member-removed",
]);

const deprecated: ReadonlySet<RuleId> = new Set([
  "operation-deprecated",
  "parameter-deprecated",
  "schema-deprecated",
  "sunset-added",
]);

/** The heading of a change; undefined for texts, which are only counted. */
export function headingOf({ id, level, acknowledged }: Change): Heading | undefined {
  if (level === "docs") return undefined;
  if (level === "breaking" || level === "warning") {
    if (acknowledged !== null) return "Accepted breaks";
    return level === "breaking" ? "Breaking" : "May break";
  }
  if (added.has(id)) return "Added";
  if (deprecated.has(id)) return "Deprecated";
  return removed.has(id) ? "Removed" : "Changed";
}

/** What a consumer does about a change, where its rule says more than the direction does. */
const advice: Readonly<Partial<Record<RuleId, string>>> = {
  "operation-removed": "Stop calling it.",
  "operation-removed-before-sunset": "Stop calling it.",
  "operation-id-changed": "Call the function by its new name.",
  "operation-tags-changed": "Import the function from its new place.",
  "operation-server-changed": "Set the client's `baseUrl` where you set one.",
  "webhook-removed": "It is no longer sent.",
  "callback-removed": "It is no longer sent.",
  "required-parameter-added": "Pass it.",
  "parameter-removed": "Stop passing it.",
  "parameter-removed-before-sunset": "Stop passing it.",
  "parameter-moved": "Pass it in its new place.",
  "parameter-became-required": "Pass it in every call.",
  "path-parameter-renamed": "Pass the parameter by its new name.",
  "parameter-default-added": "Pass the value that you rely on.",
  "parameter-default-removed": "Pass the value that you rely on.",
  "parameter-default-changed": "Pass the value that you rely on.",
  "required-body-added": "Send a body.",
  "body-became-required": "Send a body in every call.",
  "security-required": "Give the client a credential.",
  "security-alternative-removed": "Use another of the credentials that are accepted.",
  "security-scope-added": "Ask for the scope when you get a token.",
  "security-scheme-changed": "Send the credential where it belongs now.",
  "enum-values-removed": "Send one of the values that are left.",
  "schema-removed": "Stop using the type.",
  "schema-renamed": "Use the type's new name.",
  "stability-lowered": "Expect it to change.",
  "sunset-removed": "Move away from it: it can end without notice.",
  "sunset-brought-forward": "Move away from it before the new date.",
};

/**
 * What those who use the package do about a change, in a sentence. It speaks to them, where a rule's `migration`
 * speaks to whoever changes the document.
 */
export function adviceFor({ id, direction, fact, typescript }: Change): string {
  const own = advice[id];
  if (own !== undefined) return own;
  if (typescript?.verdict === "exhaustive switches only")
    return "A `switch` that lists every value needs a branch for the rest.";
  const { effect, area } = rules[id];
  const isProperty = area === "schemas" && /^(optional|required)-property/.test(id);
  const sends = direction === "request" || direction === "both";
  const hurtsSender = sends && levelByLaw(effect, "request") !== "compatible";
  if (isProperty && fact.observation.kind === "removed")
    return sends ? "Stop sending it." : "Stop reading it.";
  if (isProperty && hurtsSender) return "Send it.";
  if (hurtsSender && levelByLaw(effect, "response") !== "compatible" && direction === "both")
    return "Adapt the code that sends or reads it.";
  if (hurtsSender) return "Adapt what you send: some of what was accepted no longer is.";
  return direction === "none"
    ? "Adapt the code that uses it."
    : "Adapt the code that reads it: other values may come than before.";
}
