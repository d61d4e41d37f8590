import { BOTH, type Directions, REQUEST, RESPONSE } from "../compare/facts.ts";
import type { RuleId } from "../compare/rule-ids.ts";
import type { Exception } from "./law.ts";

/** Levels that depart from the law. A message that proves the break is printed, and does not change them. */
export interface Policy {
  readonly rules: readonly RuleId[];
  readonly request?: Exception;
  readonly response?: Exception;
}

const tolerant: Exception = {
  level: "compatible",
  because: "a reader ignores properties that it does not know",
};
const insisting: Exception = {
  level: "warning",
  because: "only a client that insists on knowing every value is hurt",
};

/** Every policy about schemas, with its reason. */
export const policies: readonly Policy[] = [
  {
    rules: [
      "maximum-added",
      "exclusive-maximum-added",
      "max-length-added",
      "max-items-added",
      "max-properties-added",
      "minimum-added",
      "exclusive-minimum-added",
      "min-items-added",
      "pattern-added",
    ],
    request: {
      level: "warning",
      because: "a bound where none was written mostly writes down what the server always enforced",
    },
  },
  {
    rules: ["pattern-removed", "pattern-changed"],
    response: { level: "warning", because: "few clients check a pattern on what they receive" },
  },
  {
    rules: ["enum-values-added", "enum-opened", "discriminator-value-added", "subtype-added"],
    response: insisting,
  },
  {
    rules: ["required-property-removed"],
    request: { level: "warning", because: "nothing says what happens to it when it is still sent" },
  },
  {
    rules: ["optional-property-removed"],
    request: { level: "warning", because: "nothing says what happens to it when it is still sent" },
    response: {
      level: "warning",
      because: "it could be missing before, so a conforming reader copes; it will be missed",
    },
  },
  {
    rules: ["property-of-closed-object-removed"],
    response: {
      level: "warning",
      because: "it could be missing before, so a conforming reader copes; it will still be missed",
    },
  },
  { rules: ["property-of-closed-object-added", "additional-properties-widened"], response: tolerant },
  {
    rules: ["required-became-not-write-only"],
    response: { level: "warning", because: "it is promised in answers from now on, which never carried it" },
  },
];

/**
 * Rules about what a message means, besides whether it is allowed: no set of messages decides how bad they are. A
 * property that is no longer described may still be sent, and is no longer heard.
 */
export const MEANINGS: ReadonlyMap<RuleId, Directions> = new Map([
  ["optional-property-removed", BOTH],
  ["required-property-removed", REQUEST],
  ["property-of-closed-object-removed", RESPONSE],
  ["required-became-not-write-only", BOTH],
  ["discriminator-property-changed", BOTH],
  ["discriminator-value-added", BOTH],
  ["discriminator-value-removed", BOTH],
  ["discriminator-value-changed", BOTH],
  ["nested-discriminator-path-changed", BOTH],
  ["nested-discriminator-value-added", BOTH],
  ["nested-discriminator-value-removed", BOTH],
  ["nested-discriminator-value-changed", BOTH],
  ["subtype-added", BOTH],
  ["subtype-removed", BOTH],
  ["open-enum-values-removed", BOTH],
  ["type-in-text-changed", BOTH],
  ["xml-changed", BOTH],
  ["content-media-type-changed", BOTH],
  ["content-encoding-changed", BOTH],
]);
