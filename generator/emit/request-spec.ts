import type { Operation, ResponseKind, Result, ResultResponse } from "../model/model.ts";
import { stringLiteral } from "../shared/text/literals.ts";
import { authExpression } from "./auth-expression.ts";
import { bodyExpression } from "./body-expression.ts";
import { around, call, list, named, object, plain, type Expression } from "./expression.ts";
import type { IdHeaders } from "./id-headers.ts";
import type { PageReader } from "./page-readers.ts";
import { headersExpression, pathAndQuery, type IsScalar } from "./parameter-expressions.ts";
import type { ShapeWriter } from "./shape-expression.ts";

/** What a request needs of the model's types. */
export interface Writers {
  /** Tells whether values of a type are neither arrays nor objects: those have a smaller writer. */
  readonly isScalar: IsScalar;
  /** Writes what reads the items and the link of a page. */
  readonly readPage: PageReader;
  /** Writes what looks at JSON before it is taken for what the document promises. */
  readonly shapeOf: ShapeWriter;
}

/**
 * The object that a function hands to `send`: the request, with each parameter written by the function for
 * its style, so that a bundle holds just the styles that are used.
 *
 * @param ids what makes the call's ids, and what reads them back
 */
export function requestSpec(
  operation: Operation,
  ids: IdHeaders,
  { isScalar, readPage, shapeOf }: Writers,
): Expression {
  const fields: (readonly [string, Expression | undefined])[] = [
    ["operation", operation.pages && plain(operation.name)],
    ["method", plain(stringLiteral(operation.method))],
    ["path", pathAndQuery(operation, isScalar)],
    ["headers", headersExpression(operation, ids.members)],
    ["steps", list([...bodySteps(operation), ...otherSteps(operation)])],
    ["ids", ids.read === undefined ? undefined : plain(ids.read)],
    ["decode", decodeExpression(operation.result)],
    ["shape", shapeOf(operation)],
    ["pages", pagesExpression(operation, readPage)],
  ];
  const present = fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const lines = present.map(([key, value]) => (value.text === key ? key : `${key}: ${value.text}`));
  return { text: `{\n${lines.join(",\n")},\n}`, uses: present.flatMap(([, value]) => value.uses) };
}

function bodySteps({ body }: Operation): Expression[] {
  return body === undefined ? [] : [bodyExpression(body)];
}

/** Ids of an attempt, the credential, and what keeps a request from being sent twice. */
function otherSteps({ method, security, headerRoles }: Operation): Expression[] {
  const { perAttempt, idempotency } = headerRoles;
  const ids = perAttempt.map((name) => stringLiteral(name.toLowerCase()));
  const steps: (Expression | undefined)[] = [
    ids.length === 0 ? undefined : call("attemptIds", ...ids),
    authExpression(security),
  ];
  // RFC 9110 section 9.2.1, and QUERY.
  if (!/^(?:GET|HEAD|OPTIONS|TRACE|QUERY)$/.test(method)) {
    const isKept = idempotency !== undefined && !perAttempt.includes(idempotency);
    steps.push(isKept ? call("onceWithout", stringLiteral(idempotency.toLowerCase())) : named("once"));
  }
  return steps.filter((step) => step !== undefined);
}

const DECODERS: Readonly<Record<ResponseKind, string>> = {
  json: "json",
  text: "text",
  anyText: "anyText",
  bytes: "binary",
  any: "anything",
  events: "events",
  jsonEvents: "jsonEvents",
  lines: "jsonLines",
  sequence: "jsonSequence",
};

/** JSON is what `send` reads by itself; answers that differ are told apart by their status and media type. */
function decodeExpression({ responses, type }: Result): Expression | undefined {
  // No answer that the document has is read.
  if (type.text === "never") return undefined;
  const contents = responses.flatMap((response) => response.contents);
  const [kind, ...others] = new Set(contents.map((content) => content.kind));
  if (kind === undefined) return named("nothing");
  const empty = responses.filter((response) => response.contents.length === 0);
  // JSON is not looked for where HTTP has no body.
  const isOpen = empty.some(({ status }) => kind !== "json" || !/^20[45]$/.test(status));
  if (others.length === 0 && !isOpen) return kind === "json" ? undefined : named(DECODERS[kind]);
  return call("byAnswer", object(responses.map(answerEntry)));
}

function answerEntry({ status, contents }: ResultResponse): Expression {
  const key = stringLiteral(status.toUpperCase().replace("DEFAULT", "default"));
  const decoders = object(
    contents.map(({ mediaType, kind }) => around(`${stringLiteral(mediaType)}: `, named(DECODERS[kind]))),
  );
  return around(`${key}: `, decoders ?? named("nothing"));
}

/**
 * The options that a function hands on: with the operation's own server and its variables' defaults where that is
 * absolute; a relative one is the client's, whose `baseUrl` says it.
 */
export function optionsExpression({ server }: Operation): Expression {
  if (server === undefined || !/^https?:\/\//.test(server.url)) return plain("options");
  const { url, variables } = server;
  const filled = variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.name}}`, variable.default),
    url,
  );
  return call("atServer", stringLiteral(filled), "options");
}

function pagesExpression(operation: Operation, readPage: PageReader): Expression | undefined {
  const { pages, result } = operation;
  if (pages === undefined) return undefined;
  const items = readPage(result.type, pages.items);
  const next = readPage(result.type, pages.next);
  const fields = [
    around("items: ", items),
    plain(`at: ${stringLiteral(pages.items)}`),
    around("next: ", next),
    plain(`root: ${stringLiteral(`${pages.root}/`)}`),
    ...(pages.secondQuestionMark ? [around("query: ", named("separatedByQuestionMarks"))] : []),
  ];
  // Further pages are fetched by GET.
  const steps = list(otherSteps({ ...operation, method: "GET" })) ?? plain("[]");
  if (operation.method !== "GET") fields.push(around('spec: { method: "GET", steps: ', steps, " }"));
  return object(fields);
}
