/** What an extension means to the generator or to the diff. */
export interface Extension {
  /** The objects that it stands on. */
  readonly on: string;
  /** What it may be. */
  readonly value: string;
  /** What it does to the package. */
  readonly package?: string;
  /** What the diff makes of it; without this, a change of it is one of documentation. */
  readonly diff?: string;
}

const memberNames = "name the members of the enum; in the order of `enum`";
const memberTexts = "describe the members of the enum; in the order of `enum`";
const renames = "a change of a member's name breaks code, not the wire";

/**
 * Every extension that is read. Others are left alone; in a strict document, one that is spelled nearly as one of these
 * is an error.
 */
export const extensions: Readonly<Record<string, Extension>> = {
  "x-client-header": {
    on: "header parameter",
    value: "`{ fill, role, idempotency }`",
    package: "the client fills the header in, so it is no parameter of the function",
    diff: "a change of what clients send",
  },
  "x-deprecated-reason": {
    on: "what can be `deprecated`",
    value: "text",
    package: "the words behind `@deprecated`",
  },
  "x-documented-name": {
    on: "schema",
    value: "text",
    package: "the name that the documentation uses, in the comment of the type",
  },
  "x-enum-descriptions": {
    on: "schema with `enum`",
    value: "list of texts, or texts by value",
    package: memberTexts,
  },
  "x-enum-varnames": {
    on: "schema with `enum`",
    value: "list of texts",
    package: memberNames,
    diff: renames,
  },
  "x-enumDescriptions": {
    on: "schema with `enum`",
    value: "list of texts, or texts by value",
    package: `another spelling of \`x-enum-descriptions\``,
  },
  "x-enumNames": {
    on: "schema with `enum`",
    value: "list of texts",
    package: "another spelling of `x-enum-varnames`",
    diff: renames,
  },
  "x-extensible-enum": {
    on: "schema",
    value: "list of values",
    package: "an enum that is open: values that are not listed may come",
    diff: "a new value breaks nobody",
  },
  "x-link-root": {
    on: "inside `x-ms-pageable`",
    value: "path",
    package: "the path below the server at which a relative link to the next page begins",
  },
  "x-link-second-question-mark": {
    on: "inside `x-ms-pageable`",
    value: "`true`",
    package: "every further `?` in the query of a link to the next page stands for `&`",
  },
  "x-lint": {
    on: "the document",
    value: "`strict`",
    package: "every warning is an error; extensions have to make sense, and objects need names",
  },
  "x-ms-client-name": {
    on: "schema, operation, parameter",
    value: "text",
    package: "the name of the type, the function or the field, in place of one made of the document's words",
  },
  "x-ms-discriminator-value": {
    on: "member of a union with a `discriminator`",
    value: "text",
    package: "the value that tells this member, in place of its name",
    diff: "a change of it is one of the discriminator",
  },
  "x-ms-enum": {
    on: "schema with `enum`",
    value: "`{ modelAsString, values: [{ value, name, description }] }`",
    package: "`modelAsString: true`: the enum is open; `values`: names and descriptions of its members",
    diff: `with \`modelAsString\`, a new value breaks nobody; ${renames}`,
  },
  "x-ms-pageable": {
    on: "operation",
    value: "`{ itemName, nextLinkName }`",
    package:
      "the answer is a page: dotted paths to its items and to the link; the function can walk all pages",
    diff: "a change of how pages are walked",
  },
  "x-nested-discriminator": {
    on: "schema with `oneOf` or `anyOf`",
    value: "`{ path, mapping }`",
    package:
      "a type guard for each member, by a value that is nested: a JSON Pointer, and the members by value",
    diff: "a change of which value stands for which member",
  },
  "x-server-name": {
    on: "server",
    value: "text",
    package: "its name in `servers`, as `name` of OpenAPI 3.2 is",
    diff: "a change of the name breaks code, not the wire",
  },
  "x-stability-level": {
    on: "operation, schema",
    value: "`draft`, `alpha`, `beta` or `stable`",
    diff: "what is `draft` or `alpha` may change; a level that falls is reported",
  },
  "x-sunset": {
    on: "deprecated operation or parameter",
    value: "date (`2030-12-31`)",
    diff: "from that day it may be removed; the day may be put off, not brought forward",
  },
  "x-ts-name": {
    on: "schema",
    value: "text",
    package: "another spelling of `x-ms-client-name`",
  },
  "x-webhooks": {
    on: "the document",
    value: "path items by name",
    package: "what `webhooks` is since OpenAPI 3.1",
    diff: "as `webhooks`",
  },
};

/** The words that the fields of `x-client-header` may have. */
export const CLIENT_HEADER: Readonly<Record<string, readonly (string | boolean)[]>> = {
  fill: ["call", "attempt", "caller"],
  role: ["request-id", "correlation-id"],
  idempotency: [true, false],
};
