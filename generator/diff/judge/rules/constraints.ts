import type {
  Bound,
  Constraint,
  ConstraintRuleId,
  MultipleRuleId,
  PrefixRuleId,
} from "../../compare/rule-ids.ts";
import type { Rule } from "../law.ts";

/** The four rules of a bound. */
function bound<Name extends string>(
  name: Name,
  keyword: string,
  end: "upper" | "lower",
): Record<Bound<Name>, Rule> {
  const raises = end === "upper" ? "widens" : "narrows";
  const lowers = end === "upper" ? "narrows" : "widens";
  const rules: Record<string, Rule> = {
    [`${name}-added`]: {
      area: "schemas",
      effect: "narrows",
      sentence: `{subject} got a ${keyword}, {after}`,
      mirror: `${name}-removed`,
    },
    [`${name}-removed`]: {
      area: "schemas",
      effect: "widens",
      sentence: `{subject} lost its ${keyword}, {before}`,
      mirror: `${name}-added`,
    },
    [`${name}-raised`]: {
      area: "schemas",
      effect: raises,
      sentence: `{subject} raised its ${keyword} from {before} to {after}`,
      mirror: `${name}-lowered`,
    },
    [`${name}-lowered`]: {
      area: "schemas",
      effect: lowers,
      sentence: `{subject} lowered its ${keyword} from {before} to {after}`,
      mirror: `${name}-raised`,
    },
  };
  return rules;
}

/** The two rules of a keyword that is there or not. */
function constraint<Name extends string>(name: Name, keyword: string): Record<Constraint<Name>, Rule> {
  const rules: Record<string, Rule> = {
    [`${name}-added`]: {
      area: "schemas",
      effect: "narrows",
      sentence: `{subject} got ${keyword} {name}`,
      mirror: `${name}-removed`,
    },
    [`${name}-removed`]: {
      area: "schemas",
      effect: "widens",
      sentence: `{subject} lost ${keyword} {name}`,
      mirror: `${name}-added`,
    },
  };
  return rules;
}

/** Prefix schemas and `items` share the array between them, so neither direction is plain. */
const prefixItems: Readonly<Record<PrefixRuleId, Rule>> = {
  "prefix-item-added": {
    area: "schemas",
    effect: "incomparable",
    sentence: "{subject} describes its item {name} by itself",
    mirror: "prefix-item-removed",
  },
  "prefix-item-removed": {
    area: "schemas",
    effect: "incomparable",
    sentence: "{subject} no longer describes its item {name} by itself, so `items` does",
    mirror: "prefix-item-added",
  },
};

const multiples: Readonly<Record<MultipleRuleId, Rule>> = {
  "multiple-of-changed": {
    area: "schemas",
    effect: "incomparable",
    sentence: "{subject} changed its multipleOf from {before} to {after}",
    mirror: "multiple-of-changed",
  },
  "multiple-of-widened": {
    area: "schemas",
    effect: "widens",
    sentence: "{subject} changed its multipleOf from {before} to its divisor {after}",
    mirror: "multiple-of-narrowed",
  },
  "multiple-of-narrowed": {
    area: "schemas",
    effect: "narrows",
    sentence: "{subject} changed its multipleOf from {before} to its multiple {after}",
    mirror: "multiple-of-widened",
  },
};

/** Bounds and the keywords that only ever restrict. */
export const constraintRules: Readonly<Record<ConstraintRuleId, Rule>> = {
  ...bound("maximum", "maximum", "upper"),
  ...bound("exclusive-maximum", "exclusiveMaximum", "upper"),
  ...bound("max-length", "maxLength", "upper"),
  ...bound("max-items", "maxItems", "upper"),
  ...bound("max-properties", "maxProperties", "upper"),
  ...bound("max-contains", "maxContains", "upper"),
  ...bound("minimum", "minimum", "lower"),
  ...bound("exclusive-minimum", "exclusiveMinimum", "lower"),
  ...bound("min-length", "minLength", "lower"),
  ...bound("min-items", "minItems", "lower"),
  ...bound("min-properties", "minProperties", "lower"),
  ...bound("min-contains", "minContains", "lower"),
  ...constraint("multiple-of", "the multipleOf"),
  ...constraint("unique-items", "the demand that items are unique"),
  ...constraint("items", "a schema for its items"),
  ...constraint("pattern-property", "a schema for properties like"),
  ...constraint("dependent-required", "properties required by"),
  ...constraint("dependent-schema", "a schema required by"),
  ...constraint("property-names", "a schema for its property names"),
  ...constraint("contains", "a schema that one of its items must match"),
  ...constraint("unevaluated-items", "a schema for items that nothing else describes"),
  ...constraint("unevaluated-properties", "a schema for properties that nothing else describes"),
  ...constraint("content-schema", "a schema for its content"),
  ...constraint("not", "a schema that it must not match"),
  ...constraint("if", "a condition"),
  ...constraint("then", "a consequence of its condition"),
  ...constraint("else", "an alternative to its condition"),
  ...prefixItems,
  ...multiples,
};
