import type {
  Operation,
  Parameter,
  PropertyEncoding,
  RequestBody,
  RequestContent,
  ResponseKind,
  ResultResponse,
  SecurityScheme,
  Server,
  TypeText,
} from "../model/model.ts";
import { contentTypeProperty, isJson } from "../model/content.ts";
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
 * @param headerRoles the expression for them, where the operation has any
 * @param isScalar whether values of a type are neither arrays nor objects: those have a smaller writer
 */
export function requestSpec(
  operation: Operation,
  headerRoles: string | undefined,
  isScalar: (type: TypeText) => boolean,
): Expression {
  const of = (location: Parameter["in"]): Parameter[] =>
    operation.parameters.filter((entry) => entry.in === location);
  const fields: (readonly [string, Expression | undefined])[] = [
    ["method", plain(stringLiteral(operation.method))],
    ["path", pathExpression(operation.path, of("path"), isScalar)],
    ["query", list([...of("query"), ...of("querystring")].map((entry) => queryExpression(entry, isScalar)))],
    ["headers", headersExpression(of("header"), of("cookie"))],
    ["body", operation.body === undefined ? undefined : bodyExpression(operation.body)],
    ["accept", acceptExpression(operation)],
    ["auth", authExpression(operation.security)],
    ["headerRoles", headerRoles === undefined ? undefined : plain(headerRoles)],
    ["decode", decodeExpression(operation.result.responses)],
    ["server", operation.server === undefined ? undefined : serverExpression(operation.server)],
    ["pages", operation.pages === undefined ? undefined : plain(pagesText(operation.pages))],
  ];
  const present = fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const lines = present.map(([key, value]) => (value.text === key ? key : `${key}: ${value.text}`));
  return { text: `{\n${lines.join(",\n")},\n}`, uses: present.flatMap(([, value]) => value.uses) };
}

type IsScalar = (type: TypeText) => boolean;

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
  const isPlain = parameter.style === "form" && isScalar(parameter.type) && !parameter.allowReserved;
  if (isPlain) return call("pair", name, valueOf(parameter));
  const styles = ["spaceDelimited", "pipeDelimited", "deepObject"];
  return call(styles.includes(parameter.style) ? parameter.style : "form", name, valueOf(parameter), queryOptions(parameter)); // prettier-ignore
}

/** `deepObject` has one form only, so its `explode` says nothing. */
function queryOptions(parameter: Parameter): string | undefined {
  return styleOptions(parameter.style === "deepObject" ? { ...parameter, explode: false } : parameter);
}

/** Headers, and the cookies as one of them. */
function headersExpression(
  parameters: readonly Parameter[],
  cookies: readonly Parameter[],
): Expression | undefined {
  if (parameters.length + cookies.length === 0) return undefined;
  const entries = parameters.map((parameter) => {
    const value = isJsonContent(parameter)
      ? call("jsonHeader", valueOf(parameter))
      : call("simpleHeader", valueOf(parameter), styleOptions({ ...parameter, allowReserved: false }));
    return { text: `${propertyKey(parameter.name)}: ${value.text}`, uses: value.uses };
  });
  if (cookies.length > 0) {
    const pairs = cookies.map(cookieExpression);
    const text = `cookie: cookies(${pairs.map((pair) => pair.text).join(", ")})`;
    entries.push({ text, uses: ["cookies", ...pairs.flatMap((pair) => pair.uses)] });
  }
  return {
    text: `{ ${entries.map((entry) => entry.text).join(", ")} }`,
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

/** JSON is what `send` asks for by itself. */
function acceptExpression({ result }: Operation): Expression | undefined {
  if (result.accept === undefined || result.accept === "application/json") return undefined;
  return plain(stringLiteral(result.accept));
}

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

/** An absolute server with its variables' defaults; a relative one is the client's, whose `baseUrl` says it. */
function serverExpression({ url, variables }: Server): Expression | undefined {
  if (!/^https?:\/\//.test(url)) return undefined;
  const filled = variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.name}}`, variable.default),
    url,
  );
  return plain(stringLiteral(filled));
}

function pagesText(pages: NonNullable<Operation["pages"]>): string {
  const root = pages.root === "" ? "" : `, root: ${stringLiteral(pages.root)}`;
  return `{ items: ${stringLiteral(pages.items)}, next: ${stringLiteral(pages.next)}${root} }`;
}
