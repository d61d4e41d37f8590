import type { MessageRuleId, SecurityRuleId } from "../../compare/rule-ids.ts";
import type { Rule } from "../law.ts";

const text = { level: "docs", because: "nothing but text for people" } as const;
const fallback = {
  level: "breaking",
  because: "whoever leaves the parameter out gets something else than before",
} as const;
const renamed = {
  level: "compatible",
  because:
    "a path parameter's name never goes over the wire; its name in the package is the compiler's to judge",
} as const;
const asked = {
  level: "breaking",
  because:
    "the client chose it, in `Accept` or by relying on the status: what is no longer there fails like a request",
} as const;
const unasked = {
  level: "compatible",
  because: "a client only gets what it asked for or already had to expect",
} as const;

/** Parameters, bodies, responses, headers and security. */
export const messageRules: Readonly<Record<MessageRuleId, Rule>> = {
  "optional-parameter-added": {
    area: "parameters",
    effect: "none",
    sentence: "{subject}, optional, was added",
    mirror: "parameter-removed",
  },
  "required-parameter-added": {
    area: "parameters",
    effect: "narrows",
    sentence: "{subject}, required, was added",
    migration: "Make it optional, with a default that keeps the old behaviour.",
    mirror: "parameter-removed",
  },
  "parameter-removed": {
    area: "parameters",
    effect: "unknown",
    sentence: "{subject} was removed",
    migration: {
      ofUsed: "Keep it, mark it `deprecated` and ignore it.",
      ofDeprecated: "Keep it and ignore it.",
    },
    mirror: "optional-parameter-added",
  },
  "deprecated-parameter-removed": {
    area: "parameters",
    effect: "widens",
    sentence: "{subject}, which was deprecated, was removed",
    mirror: { none: "a parameter that comes back is `optional-parameter-added`" },
    always: { level: "compatible", because: "it was announced with a date, and the date has passed" },
  },
  "parameter-removed-before-sunset": {
    area: "parameters",
    effect: "narrows",
    sentence: "{subject} was removed before the date of its `x-sunset`, {before}",
    mirror: { none: "a parameter that comes back is `optional-parameter-added`" },
    always: { level: "breaking", because: "a date that consumers were promised was taken back" },
  },
  "parameter-moved": {
    area: "parameters",
    effect: "incomparable",
    sentence: "{subject} moved there from {before}",
    mirror: "parameter-moved",
  },
  "path-parameter-renamed": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} was called {before} before",
    migration: "Pass the parameter by its new name.",
    mirror: "path-parameter-renamed",
    always: renamed,
  },
  "parameter-became-required": {
    area: "parameters",
    effect: "narrows",
    sentence: "{subject} became required",
    migration: "Keep it optional, with a default.",
    mirror: "parameter-became-optional",
  },
  "parameter-became-optional": {
    area: "parameters",
    effect: "widens",
    sentence: "{subject} became optional",
    mirror: "parameter-became-required",
  },
  "parameter-serialization-changed": {
    area: "parameters",
    effect: "incomparable",
    sentence: "{subject} is written differently: {name} was {before}, is {after}",
    mirror: "parameter-serialization-changed",
  },
  "parameter-empty-value-forbidden": {
    area: "parameters",
    effect: "narrows",
    sentence: "{subject} no longer allows an empty value",
    mirror: "parameter-empty-value-allowed",
  },
  "parameter-empty-value-allowed": {
    area: "parameters",
    effect: "widens",
    sentence: "{subject} allows an empty value",
    mirror: "parameter-empty-value-forbidden",
  },
  "parameter-reserved-forbidden": {
    area: "parameters",
    effect: "narrows",
    sentence: "{subject} no longer takes reserved characters as they are",
    mirror: "parameter-reserved-allowed",
  },
  "parameter-reserved-allowed": {
    area: "parameters",
    effect: "widens",
    sentence: "{subject} takes reserved characters as they are",
    mirror: "parameter-reserved-forbidden",
  },
  "parameter-default-added": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} got a default, {after}",
    mirror: "parameter-default-removed",
    always: fallback,
  },
  "parameter-default-removed": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} lost its default, {before}",
    mirror: "parameter-default-added",
    always: fallback,
  },
  "parameter-default-changed": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} changed its default from {before} to {after}",
    mirror: "parameter-default-changed",
    always: fallback,
  },
  "parameter-deprecated": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} is deprecated",
    mirror: "parameter-no-longer-deprecated",
  },
  "parameter-no-longer-deprecated": {
    area: "parameters",
    effect: "none",
    sentence: "{subject} is no longer deprecated",
    mirror: "parameter-deprecated",
  },
  "parameter-docs-changed": {
    area: "parameters",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "parameter-docs-changed",
    always: text,
  },
  "optional-body-added": {
    area: "request bodies",
    effect: "none",
    sentence: "{subject}, optional, was added",
    mirror: "body-removed",
  },
  "required-body-added": {
    area: "request bodies",
    effect: "narrows",
    sentence: "{subject}, required, was added",
    mirror: "body-removed",
  },
  "body-removed": {
    area: "request bodies",
    effect: "unknown",
    sentence: "{subject} was removed",
    mirror: "optional-body-added",
    request: { level: "breaking", because: "what was sent in the body can no longer be said at all" },
    response: { level: "breaking", because: "what came in the body no longer comes" },
  },
  "body-became-required": {
    area: "request bodies",
    effect: "narrows",
    sentence: "{subject} became required",
    mirror: "body-became-optional",
  },
  "body-became-optional": {
    area: "request bodies",
    effect: "widens",
    sentence: "{subject} became optional",
    mirror: "body-became-required",
  },
  "body-docs-changed": {
    area: "request bodies",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "body-docs-changed",
    always: text,
  },
  "media-type-added": {
    area: "request bodies",
    effect: "widens",
    sentence: "{subject}: the media type {name} was added",
    mirror: "media-type-removed",
    response: unasked,
  },
  "media-type-removed": {
    area: "request bodies",
    effect: "narrows",
    sentence: "{subject}: the media type {name} was removed",
    mirror: "media-type-added",
    response: asked,
  },
  "media-type-parameters-changed": {
    area: "request bodies",
    effect: "none",
    sentence: "{subject}: the media type {before} is now {after}",
    mirror: "media-type-parameters-changed",
  },
  "media-type-narrowed": {
    area: "request bodies",
    effect: "narrows",
    sentence: "{subject}: the media type {before} is now the more special {after}",
    mirror: "media-type-widened",
  },
  "media-type-widened": {
    area: "request bodies",
    effect: "widens",
    sentence: "{subject}: the media type {before} is now the more general {after}",
    mirror: "media-type-narrowed",
  },
  "media-type-schema-added": {
    area: "schemas",
    effect: "narrows",
    sentence: "{subject} got a schema",
    mirror: "media-type-schema-removed",
  },
  "media-type-schema-removed": {
    area: "schemas",
    effect: "widens",
    sentence: "{subject} lost its schema",
    mirror: "media-type-schema-added",
    response: {
      level: "warning",
      because: "the answer is most likely the same, only nobody says any longer what it is",
    },
  },
  "media-type-encoding-changed": {
    area: "request bodies",
    effect: "unknown",
    sentence: "{subject}: the encoding of {name} changed",
    mirror: "media-type-encoding-changed",
  },
  "media-type-docs-changed": {
    area: "operations",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "media-type-docs-changed",
    always: text,
  },
  "success-status-added": {
    area: "responses",
    effect: "widens",
    sentence: "{subject} was added",
    mirror: "success-status-removed",
    always: unasked,
  },
  "success-status-removed": {
    area: "responses",
    effect: "narrows",
    sentence: "{subject} was removed",
    mirror: "success-status-added",
    always: asked,
  },
  "failure-status-added": {
    area: "responses",
    effect: "widens",
    sentence: "{subject} was added",
    mirror: "failure-status-removed",
    always: { level: "compatible", because: "every client must be ready for statuses that are not listed" },
  },
  "failure-status-removed": {
    area: "responses",
    effect: "narrows",
    sentence: "{subject} is no longer listed",
    mirror: "failure-status-added",
    always: { level: "compatible", because: "a failure that no longer happens hurts nobody" },
  },
  "response-docs-changed": {
    area: "responses",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "response-docs-changed",
    always: text,
  },
  "header-added": {
    area: "headers",
    effect: "none",
    sentence: "{subject} was added",
    mirror: "optional-header-removed",
  },
  "required-header-added": {
    area: "headers",
    effect: "narrows",
    sentence: "{subject}, which always comes, was added",
    mirror: "required-header-removed",
  },
  "optional-header-removed": {
    area: "headers",
    effect: "unknown",
    sentence: "{subject} was removed",
    mirror: "header-added",
  },
  "required-header-removed": {
    area: "headers",
    effect: "widens",
    sentence: "{subject}, which always came, was removed",
    mirror: "required-header-added",
  },
  "header-became-optional": {
    area: "headers",
    effect: "widens",
    sentence: "{subject} became optional",
    mirror: "header-became-required",
  },
  "header-became-required": {
    area: "headers",
    effect: "narrows",
    sentence: "{subject} became required",
    mirror: "header-became-optional",
  },
  "header-docs-changed": {
    area: "headers",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "header-docs-changed",
    always: text,
  },
};

const openToAll = { level: "compatible", because: "a credential that is not needed does no harm" } as const;

/** Security requirements and schemes. */
export const securityRules: Readonly<Record<SecurityRuleId, Rule>> = {
  "security-required": {
    area: "security",
    effect: "narrows",
    sentence: "{subject} requires {after}, where no credential was needed",
    mirror: "security-dropped",
    always: { level: "breaking", because: "calls without a credential are refused" },
  },
  "security-dropped": {
    area: "security",
    effect: "widens",
    sentence: "{subject} no longer requires {before}",
    mirror: "security-required",
    always: openToAll,
  },
  "security-alternative-added": {
    area: "security",
    effect: "widens",
    sentence: "{subject} also accepts {name}",
    mirror: "security-alternative-removed",
    always: openToAll,
  },
  "security-alternative-removed": {
    area: "security",
    effect: "narrows",
    sentence: "{subject} no longer accepts {name}",
    mirror: "security-alternative-added",
    always: { level: "breaking", because: "requirements are alternatives: whoever used this one is refused" },
  },
  "security-scope-added": {
    area: "security",
    effect: "narrows",
    sentence: "{subject} requires the scope {name}",
    mirror: "security-scope-removed",
    always: { level: "breaking", because: "scopes go together: a token without it is refused" },
  },
  "security-scope-removed": {
    area: "security",
    effect: "widens",
    sentence: "{subject} no longer requires the scope {name}",
    mirror: "security-scope-added",
    always: openToAll,
  },
  "security-scheme-added": {
    area: "security",
    effect: "none",
    sentence: "The security scheme {name} was added",
    mirror: "security-scheme-removed",
    always: { level: "compatible", because: "what matters is which operation requires it" },
  },
  "security-scheme-removed": {
    area: "security",
    effect: "none",
    sentence: "The security scheme {name} was removed",
    mirror: "security-scheme-added",
    always: { level: "compatible", because: "what matters is which operation requires it" },
  },
  "security-scheme-changed": {
    area: "security",
    effect: "incomparable",
    sentence:
      "The credential of the security scheme {subject} goes elsewhere: {name} was {before}, is {after}",
    mirror: "security-scheme-changed",
    always: { level: "breaking", because: "a client that sends the credential the old way is refused" },
  },
  "security-scheme-settings-changed": {
    area: "security",
    effect: "none",
    sentence: "The security scheme {subject} changed its {name}",
    mirror: "security-scheme-settings-changed",
    always: {
      level: "compatible",
      because: "how a token is obtained is settled between client and issuer, outside the API",
    },
  },
  "security-scheme-docs-changed": {
    area: "security",
    effect: "none",
    sentence: "The text of the security scheme {subject} changed ({name})",
    mirror: "security-scheme-docs-changed",
    always: { level: "docs", because: "nothing but text for people" },
  },
};
