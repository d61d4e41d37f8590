import type { OperationRuleId } from "../../compare/rule-ids.ts";
import type { Rule } from "../law.ts";

const announced =
  "whoever called it was told beforehand by `deprecated` and, where given, a date in the past";
const policy = "a date or a maturity that consumers were promised was taken back";
const ours = {
  level: "compatible",
  because: "the wire is the same; the names in the package are the compiler's to judge",
} as const;
const text = { level: "docs", because: "nothing but text for people" } as const;

/** Document, servers, operations, webhooks and callbacks. */
export const operationRules: Readonly<Record<OperationRuleId, Rule>> = {
  "operation-added": {
    area: "operations",
    effect: "widens",
    sentence: "{subject} was added",
    mirror: "operation-removed",
    always: { level: "compatible", because: "nobody can have called it" },
  },
  "operation-removed": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject} was removed",
    migration: {
      ofUsed: "Keep the operation, mark it `deprecated` and remove it in the next major version.",
      ofDeprecated: "Keep the operation until the next major version.",
    },
    mirror: "operation-added",
    always: { level: "breaking", because: "every call of it fails" },
  },
  "deprecated-operation-removed": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject}, which was deprecated, was removed",
    mirror: { none: "an operation that comes back is `operation-added`" },
    always: { level: "compatible", because: announced },
  },
  "operation-removed-before-sunset": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject} was removed before the date of its `x-sunset`, {before}",
    migration: "Wait until the date that was announced.",
    mirror: { none: "an operation that comes back is `operation-added`" },
    always: { level: "breaking", because: policy },
  },
  "operation-deprecated": {
    area: "operations",
    effect: "none",
    sentence: "{subject} is deprecated",
    mirror: "operation-no-longer-deprecated",
  },
  "operation-no-longer-deprecated": {
    area: "operations",
    effect: "none",
    sentence: "{subject} is no longer deprecated",
    mirror: "operation-deprecated",
  },
  "operation-id-changed": {
    area: "operations",
    effect: "none",
    sentence: "{subject} changed its operationId from {before} to {after}",
    migration: "Call the function by its new name.",
    mirror: "operation-id-changed",
    always: ours,
  },
  "operation-tags-changed": {
    area: "operations",
    effect: "none",
    sentence: "{subject} changed its tags from {before} to {after}",
    mirror: "operation-tags-changed",
    always: ours,
  },
  "operation-docs-changed": {
    area: "operations",
    effect: "none",
    sentence: "The text of {subject} changed ({name})",
    mirror: "operation-docs-changed",
    always: text,
  },
  "operation-path-moved": {
    area: "operations",
    effect: "none",
    sentence: "{subject} was {before}: its servers and its path say the same together",
    mirror: "operation-path-moved",
    always: { level: "compatible", because: "the whole URL is the same" },
  },
  "paging-changed": {
    area: "operations",
    effect: "unknown",
    sentence: "{subject} is read in pages differently: {name} was {before}, is {after}",
    migration: "Keep sending the items and the link where they were as well.",
    mirror: "paging-changed",
    always: {
      level: "warning",
      because: "the package of before looks for items and the next page where they were, and may stop early",
    },
  },
  "client-setting-changed": {
    area: "operations",
    effect: "none",
    sentence: "{subject}: {name} was {before}, is {after}",
    mirror: "client-setting-changed",
    always: {
      level: "compatible",
      because: "the service takes the same messages; a package made from now on behaves differently",
    },
  },
  "stability-lowered": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject} lowered its `x-stability-level` from {before} to {after}",
    migration: "Keep the level; a less stable variant needs a name of its own.",
    mirror: "stability-raised",
    always: { level: "breaking", because: policy },
  },
  "stability-raised": {
    area: "operations",
    effect: "widens",
    sentence: "{subject} raised its `x-stability-level` from {before} to {after}",
    mirror: "stability-lowered",
    always: { level: "compatible", because: "more is promised than before" },
  },
  "sunset-removed": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject}, still deprecated, lost its `x-sunset` {before}",
    mirror: "sunset-added",
    always: { level: "breaking", because: policy },
  },
  "sunset-added": {
    area: "operations",
    effect: "none",
    sentence: "{subject} got an `x-sunset`, {after}",
    mirror: "sunset-removed",
  },
  "sunset-brought-forward": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject} brought its `x-sunset` forward from {before} to {after}",
    mirror: "sunset-postponed",
    always: { level: "breaking", because: policy },
  },
  "sunset-postponed": {
    area: "operations",
    effect: "widens",
    sentence: "{subject} postponed its `x-sunset` from {before} to {after}",
    mirror: "sunset-brought-forward",
    always: { level: "compatible", because: "there is more time than before" },
  },
  "sunset-invalid": {
    area: "operations",
    effect: "narrows",
    sentence: "{subject} is deprecated with an `x-sunset` that is no date in the future: {after}",
    migration: "Write the date as YYYY-MM-DD.",
    mirror: { none: "a date that becomes valid is `sunset-postponed` or `sunset-added`" },
    always: { level: "breaking", because: "consumers cannot know when the operation ends" },
  },
  "webhook-added": {
    area: "webhooks",
    effect: "widens",
    sentence: "{subject} was added",
    mirror: "webhook-removed",
    always: { level: "compatible", because: "nobody can have subscribed to it" },
  },
  "webhook-removed": {
    area: "webhooks",
    effect: "narrows",
    sentence: "{subject} was removed",
    migration: {
      ofUsed: "Keep sending it, mark it `deprecated` and remove it in the next major version.",
      ofDeprecated: "Keep sending it until the next major version.",
    },
    mirror: "webhook-added",
    always: { level: "breaking", because: "whoever waits for it waits in vain" },
  },
  "callback-added": {
    area: "webhooks",
    effect: "widens",
    sentence: "{subject} was added",
    mirror: "callback-removed",
    always: { level: "compatible", because: "nobody can have subscribed to it" },
  },
  "callback-removed": {
    area: "webhooks",
    effect: "narrows",
    sentence: "{subject} was removed",
    mirror: "callback-added",
    always: { level: "breaking", because: "whoever waits for it waits in vain" },
  },
  "server-added": {
    area: "servers",
    effect: "widens",
    sentence: "The server {name} was added",
    mirror: "server-removed",
    always: ours,
  },
  "server-removed": {
    area: "servers",
    effect: "narrows",
    sentence: "The server {name} was removed",
    mirror: "server-added",
    always: {
      level: "compatible",
      because: "that a server is no longer listed does not say that it stopped answering",
    },
  },
  "server-docs-changed": {
    area: "servers",
    effect: "none",
    sentence: "The text of a server changed ({name})",
    mirror: "server-docs-changed",
    always: text,
  },
  "server-variables-changed": {
    area: "servers",
    effect: "none",
    sentence: "The variables of the server {name} changed",
    mirror: "server-variables-changed",
    always: ours,
  },
  "operation-server-changed": {
    area: "servers",
    effect: "none",
    sentence: "{subject} is called at {after} instead of {before}",
    mirror: "operation-server-changed",
    always: {
      level: "compatible",
      because: "that another server is listed does not say that the old one stopped answering",
    },
  },
  "package-changed": {
    area: "components",
    effect: "none",
    sentence: "{name} is another in the package: it was {before}, is {after}",
    mirror: "package-changed",
    always: ours,
  },
  "document-docs-changed": {
    area: "info",
    effect: "none",
    sentence: "The document's own text changed ({name})",
    mirror: "document-docs-changed",
    always: text,
  },
};
