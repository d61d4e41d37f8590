import type {
  Operation,
  Parameter,
  PropertyEncoding,
  RequestBody,
  RequestContent,
  ResponseKind,
  ResultResponse,
  SecurityScheme,
  TypeText,
} from "../model/model.ts";
import { contentTypeProperty, isJson } from "../model/content.ts";
import type { IdHeaders } from "./id-headers.ts";
import type { PageReader } from "./page-readers.ts";
import { propertyAccess, propertyKey, stringLiteral, templateText } from "../text/literals.ts";

/** Source text of an expression, with the runtime functions it calls. */
export interface Expression {
  readonly text: string;
  readonly uses: readonly string[];
}

/**
 * The object that a function hands to `send`: the request, with each parameter written by the function for
 * its style, so that a bundle holds just the styles that are used.
 *
 * @param ids what makes the call's ids, and what reads them back
 * @param isScalar whether values of a type are neither arrays nor objects: those have a smaller writer
 * @param readPage writes what reads the items and the link of a page
 */
export function requestSpec(
  operation: Operation,
  ids: IdHeaders,
  isScalar: IsScalar,
  readPage: PageReader,
): Expression {
  const fields: (readonly [string, Expression | undefined])[] = [
    ["method", plain(stringLiteral(operation.method))],
    ["path", pathAndQuery(operation, isScalar)],
    ["headers", headersExpression(operation, ids.members)],
    ["steps", list([...bodySteps(operation), ...otherSteps(operation)])],
    ["ids", ids.read === undefined ? undefined : plain(ids.read)],
    ["decode", decodeExpression(operation.result.responses)],
    ["pages", pagesExpression(operation, readPage)],
  ];
  const present = fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const lines = present.map(([key, value]) => (value.text === key ? key : `${key}: ${value.text}`));
  return { text: `{\n${lines.join(",\n")},\n}`, uses: present.flatMap(([, value]) => value.uses) };
}

type IsScalar = (type: TypeText) => boolean;

function located({ parameters }: Operation, location: Parameter["in"]): Parameter[] {
  return parameters.filter((parameter) => parameter.in === location);
}

function pathAndQuery(operation: Operation, isScalar: IsScalar): Expression {
  const path = pathExpression(operation.path, located(operation, "path"), isScalar);
  const parameters = [...located(operation, "query"), ...located(operation, "querystring")];
  if (parameters.length === 0) return path;
  if (parameters.every((parameter) => isPlainQuery(parameter, isScalar))) {
    const values = parameters.map((parameter) => `${propertyKey(parameter.name)}: ${valueOf(parameter)}`);
    return { text: `withValues(${path.text}, { ${values.join(", ")} })`, uses: ["withValues", ...path.uses] };
  }
  const query = parameters.map((parameter) => queryExpression(parameter, isScalar));
  const pieces = [path, ...query];
  return {
    text: `withQuery(${pieces.map((piece) => piece.text).join(", ")})`,
    uses: ["withQuery", ...pieces.flatMap((piece) => piece.uses)],
  };
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
    steps.push(isKept ? call("onceWithout", stringLiteral(idempotency.toLowerCase())) : { text: "once", uses: ["once"] }); // prettier-ignore
  }
  return steps.filter((step) => step !== undefined);
}

function plain(text: string): Expression {
  return { text, uses: [] };
}

function call(name: string, ...args: (string | undefined)[]): Expression {
  const given = args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);
  return { text: `${name}(${given.map((arg) => arg ?? "undefined").join(", ")})`, uses: [name] };
}

function list(items: readonly Expression[]): Expression | undefined {
  if (items.length === 0) return undefined;
  return { text: `[${items.map((item) => item.text).join(", ")}]`, uses: items.flatMap((item) => item.uses) };
}

function valueOf(parameter: Parameter): string {
  return `params${propertyAccess(parameter.property)}`;
}

/** `{ explode: false }` and the like: only what differs from the style's default. */
function styleOptions(parameter: Parameter): string | undefined {
  const usual = parameter.style === "form" || parameter.style === "cookie";
  const parts = [
    ...(parameter.explode === usual ? [] : [`explode: ${String(parameter.explode)}`]),
    ...(parameter.allowReserved ? ["allowReserved: true"] : []),
  ];
  return parts.length === 0 ? undefined : `{ ${parts.join(", ")} }`;
}

function contentText(parameter: Parameter): Expression | undefined {
  if (parameter.content === undefined) return undefined;
  return call(isJsonContent(parameter) ? "jsonParameter" : "textParameter", valueOf(parameter));
}

function isJsonContent({ content }: Parameter): boolean {
  return content !== undefined && isJson(content);
}

function pathExpression(path: string, parameters: readonly Parameter[], isScalar: IsScalar): Expression {
  const uses: string[] = [];
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const parts = path.split(/(\{[^{}]*\})/).map((part) => {
    const parameter = part.startsWith("{") ? known.get(part.slice(1, -1)) : undefined;
    if (parameter === undefined) return templateText(part);
    const value = pathValue(parameter, isScalar);
    uses.push(...value.uses);
    return `\${${value.text}}`;
  });
  return { text: uses.length === 0 ? stringLiteral(path) : `\`${parts.join("")}\``, uses };
}

function pathValue(parameter: Parameter, isScalar: IsScalar): Expression {
  const content = contentText(parameter);
  if (content !== undefined) return wrap("contentPath", content);
  const value = valueOf(parameter);
  if (parameter.style === "matrix")
    return call("matrix", stringLiteral(parameter.name), value, styleOptions(parameter));
  if (parameter.style === "label") return call("label", value, styleOptions(parameter));
  const isPlain = isScalar(parameter.type) && !parameter.allowReserved;
  return isPlain ? call("segment", value) : call("simple", value, styleOptions(parameter));
}

function queryExpression(parameter: Parameter, isScalar: IsScalar): Expression {
  const content = contentText(parameter);
  if (parameter.in === "querystring") {
    const isForm = parameter.content?.startsWith("application/x-www-form-urlencoded") === true;
    if (isForm) return call("formText", valueOf(parameter));
    return wrap("querystring", content ?? call("textParameter", valueOf(parameter)));
  }
  const name = stringLiteral(parameter.name);
  if (content !== undefined) return wrap("contentQuery", content, name);
  if (isPlainQuery(parameter, isScalar)) return call("pair", name, valueOf(parameter));
  const styles = ["spaceDelimited", "pipeDelimited", "deepObject"];
  return call(styles.includes(parameter.style) ? parameter.style : "form", name, valueOf(parameter), queryOptions(parameter)); // prettier-ignore
}

/** Whether a parameter is one name and one value. An object literal cannot have a member `__proto__`. */
function isPlainQuery(parameter: Parameter, isScalar: IsScalar): boolean {
  const { name, style, content, allowReserved } = parameter;
  const isForm = parameter.in === "query" && style === "form" && content === undefined && !allowReserved;
  return isForm && isScalar(parameter.type) && name !== "__proto__";
}

/** `deepObject` has one form only, so its `explode` says nothing. */
function queryOptions(parameter: Parameter): string | undefined {
  return styleOptions(parameter.style === "deepObject" ? { ...parameter, explode: false } : parameter);
}

/** A function that makes the headers: new ids, what is accepted, parameters, and the cookies as one header. */
function headersExpression(operation: Operation, ids: string | undefined): Expression | undefined {
  const parameters = located(operation, "header");
  const cookies = located(operation, "cookie");
  const { accept = "application/json" } = operation.result;
  const entries = parameters.map((parameter) => {
    const value = isJsonContent(parameter)
      ? call("jsonHeader", valueOf(parameter))
      : call("simpleHeader", valueOf(parameter), styleOptions({ ...parameter, allowReserved: false }));
    return { text: `${propertyKey(parameter.name.toLowerCase())}: ${value.text}`, uses: value.uses };
  });
  if (cookies.length > 0) {
    const pairs = cookies.map(cookieExpression);
    const text = `cookie: cookies(${pairs.map((pair) => pair.text).join(", ")})`;
    entries.push({ text, uses: ["cookies", ...pairs.flatMap((pair) => pair.uses)] });
  }
  // JSON is what `send` asks for by itself.
  if (accept !== "application/json") entries.unshift(plain(`accept: ${stringLiteral(accept)}`));
  if (ids === "...newIds()" && entries.length === 0) return plain("newIds");
  if (ids !== undefined) entries.unshift(plain(ids));
  if (entries.length === 0) return undefined;
  return {
    text: `() => ({ ${entries.map((entry) => entry.text).join(", ")} })`,
    uses: entries.flatMap((entry) => entry.uses),
  };
}

function cookieExpression(parameter: Parameter): Expression {
  const name = stringLiteral(parameter.name);
  if (isJsonContent(parameter)) return wrap("contentCookie", call("jsonParameter", valueOf(parameter)), name);
  const writer = parameter.style === "cookie" || parameter.content !== undefined ? "cookie" : "cookieForm";
  return call(writer, name, valueOf(parameter), styleOptions(parameter));
}

function wrap(name: string, inner: Expression, ...before: string[]): Expression {
  const outer = call(name, ...before, inner.text);
  return { text: outer.text, uses: [...outer.uses, ...inner.uses] };
}

function bodyExpression(body: RequestBody): Expression {
  const value = `params${propertyAccess(body.property)}`;
  const [first, ...others] = body.content;
  if (first === undefined) return plain("undefined");
  if (others.length === 0) return contentExpression(first, value);
  const writers = body.content.map((content) => {
    const writer = contentExpression(content, "value");
    const [, name] = /^(\w+)\(value\)$/.exec(writer.text) ?? [];
    return {
      text: `${stringLiteral(content.mediaType)}: ${name ?? `(value) => ${writer.text}`}`,
      uses: writer.uses,
    };
  });
  const chosen = `params${propertyAccess(contentTypeProperty(body.property))} ?? ${stringLiteral(first.mediaType)}`;
  const table = `{ ${writers.map((writer) => writer.text).join(", ")} }`;
  return {
    text: `bodyAs(${chosen}, ${value}, ${table})`,
    uses: ["bodyAs", ...writers.flatMap((writer) => writer.uses)],
  };
}

function contentExpression(content: RequestContent, value: string): Expression {
  const mediaType = stringLiteral(content.mediaType);
  const encoding = encodingExpression(content.encoding);
  const inner = (name: string, ...args: (string | undefined)[]): Expression => {
    const outer = call(name, ...args);
    return { text: outer.text, uses: [...outer.uses, ...(encoding?.uses ?? [])] };
  };
  switch (content.kind) {
    case "json":
      return call("jsonBody", value, ...(content.mediaType === "application/json" || content.mediaType.includes("*") ? [] : [mediaType])); // prettier-ignore
    case "form":
      return inner("formBody", value, encoding?.text);
    case "multipart":
      return inner("multipartBody", value, encoding?.text);
    case "text":
      return call("textBody", value, mediaType);
    case "bytes":
      return call("bytesBody", value, mediaType);
  }
}

/** A style is written by its function, anything else by the media type of the part. */
function encodingExpression(encoding: readonly PropertyEncoding[]): Expression | undefined {
  const entries = encoding.flatMap((entry): Expression[] => {
    const { style, explode, allowReserved, contentType } = entry;
    const key = propertyKey(entry.property);
    if (style === undefined && explode === undefined && allowReserved === undefined) {
      return contentType === undefined ? [] : [plain(`${key}: ${stringLiteral(contentType)}`)];
    }
    const writer =
      style === "spaceDelimited" || style === "pipeDelimited" || style === "deepObject" ? style : "form";
    const options = queryOptions({
      ...NO_PARAMETER,
      style: writer,
      explode: explode ?? writer === "form",
      allowReserved: allowReserved ?? false,
    }); // prettier-ignore
    if (options === undefined) return [{ text: `${key}: ${writer}`, uses: [writer] }];
    return [{ text: `${key}: (name, value) => ${writer}(name, value, ${options})`, uses: [writer] }];
  });
  if (entries.length === 0) return undefined;
  return {
    text: `{ ${entries.map((entry) => entry.text).join(", ")} }`,
    uses: entries.flatMap((entry) => entry.uses),
  };
}

/** A property of a form has a style as a query parameter has. */
const NO_PARAMETER: Parameter = {
  pointer: "",
  name: "",
  property: "",
  in: "query",
  required: false,
  type: { text: "unknown", references: [] },
  constraints: [],
  style: "form",
  explode: true,
  allowReserved: false,
};

function authExpression(security: readonly (readonly SecurityScheme[])[]): Expression | undefined {
  const alternatives = new Map<string, Expression>();
  for (const schemes of security) {
    const parts = schemes.flatMap((scheme) => (scheme.kind === "other" ? [] : [schemeExpression(scheme)]));
    const all =
      combine("allOf", [...new Map(parts.map((part) => [part.text, part])).values()]) ?? plain("noAuth");
    alternatives.set(all.text, all.text === "noAuth" ? { text: "noAuth", uses: ["noAuth"] } : all);
  }
  if ([...alternatives.keys()].every((text) => text === "noAuth")) return undefined;
  return combine("anyOf", [...alternatives.values()]);
}

function combine(name: string, parts: readonly Expression[]): Expression | undefined {
  if (parts.length < 2) return parts[0];
  const uses = parts.flatMap((part) => part.uses);
  return { text: `${name}(${parts.map((part) => part.text).join(", ")})`, uses: [name, ...uses] };
}

function schemeExpression(scheme: Exclude<SecurityScheme, { kind: "other" }>): Expression {
  switch (scheme.kind) {
    case "bearer":
      return { text: "bearer", uses: ["bearer"] };
    case "basic":
      return call("basic", stringLiteral(scheme.id));
    case "apiKey":
      return call("apiKey", stringLiteral(scheme.id), stringLiteral(scheme.in), stringLiteral(scheme.name));
  }
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
    return only === "json" ? undefined : { text: DECODERS[only], uses: [DECODERS[only]] };
  }
  if (kinds.size === 0) return { text: "nothing", uses: ["nothing"] };
  const entries = responses.map(({ status, kind }) => `${stringLiteral(status.toUpperCase().replace("DEFAULT", "default"))}: ${DECODERS[kind]}`); // prettier-ignore
  return {
    text: `byStatus({ ${entries.join(", ")} })`,
    uses: ["byStatus", ...[...kinds].map((kind) => DECODERS[kind])],
  };
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
  const fields = [`items: ${items.text}`, `next: ${next.text}`, `root: ${stringLiteral(`${pages.root}/`)}`];
  // Further pages are fetched by GET.
  const steps = list(otherSteps({ ...operation, method: "GET" }));
  if (operation.method !== "GET") fields.push(`spec: { method: "GET", steps: ${steps?.text ?? "[]"} }`);
  return { text: `{ ${fields.join(", ")} }`, uses: [...items.uses, ...next.uses] };
}
