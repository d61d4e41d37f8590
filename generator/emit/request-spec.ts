import type { Operation, ResponseKind, ResultResponse } from "../model/model.ts";
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
    ["decode", decodeExpression(operation.result.responses)],
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
  bytes: "binary",
  events: "events",
  jsonEvents: "jsonEvents",
  lines: "jsonLines",
  sequence: "jsonSequence",
  none: "nothing",
};

/** JSON is what `send` reads by itself; answers that differ are told apart by their status. */
function decodeExpression(responses: readonly ResultResponse[]): Expression | undefined {
  const kinds = new Set(responses.map((response) => response.kind));
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined) {
    return only === "json" ? undefined : named(DECODERS[only]);
  }
  if (kinds.size === 0) return named("nothing");
  const entries = responses.map(({ status, kind }) => {
    const key = stringLiteral(status.toUpperCase().replace("DEFAULT", "default"));
    return around(`${key}: `, named(DECODERS[kind]));
  });
  return call("byStatus", object(entries));
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
