import type { Operation, Parameter, TypeText } from "../model/model.ts";
import { isJson } from "../document/media-types.ts";
import { propertyAccess, propertyKey, stringLiteral, templateText } from "../shared/text/literals.ts";
import { around, call, object, plain, type Expression } from "./expression.ts";

/** Tells whether values of a type are neither arrays nor objects. */
export type IsScalar = (type: TypeText) => boolean;

/** The path with its values filled in, and its query behind it. */
export function pathAndQuery(operation: Operation, isScalar: IsScalar): Expression {
  const path = pathExpression(operation.path, located(operation, "path"), isScalar);
  const parameters = [...located(operation, "query"), ...located(operation, "querystring")];
  // A value may have no text; the call says so, and not the function.
  const isLate = operation.parameters.some((parameter) => parameter.in === "path");
  return isLate ? around("() => ", withParameters(path, parameters, isScalar)) : withParameters(path, parameters, isScalar); // prettier-ignore
}

function withParameters(path: Expression, parameters: readonly Parameter[], isScalar: IsScalar): Expression {
  if (parameters.length === 0) return path;
  if (parameters.every((parameter) => isPlainQuery(parameter, isScalar))) {
    const values = parameters.map((parameter) => `${propertyKey(parameter.name)}: ${valueOf(parameter)}`);
    return call("withValues", path, `{ ${values.join(", ")} }`);
  }
  return call("withQuery", path, ...parameters.map((parameter) => queryExpression(parameter, isScalar)));
}

/** A function that makes the headers: new ids, what is accepted, parameters, and the cookies as one header. */
export function headersExpression(operation: Operation, ids: string | undefined): Expression | undefined {
  const parameters = located(operation, "header");
  const cookies = located(operation, "cookie");
  const { accept = "application/json", choices } = operation.result;
  const entries = parameters.map((parameter) => {
    const value = isJsonContent(parameter)
      ? call("jsonHeader", valueOf(parameter))
      : call("simpleHeader", valueOf(parameter), styleOptions({ ...parameter, allowReserved: false }));
    return around(`${propertyKey(parameter.name.toLowerCase())}: `, value);
  });
  if (cookies.length > 0) entries.push(around("cookie: ", call("cookies", ...cookies.map(cookieExpression))));
  if (choices.length > 0)
    entries.unshift(around("accept: ", call("accepted", "options", stringLiteral(accept))));
  // JSON is what `send` asks for by itself.
  else if (accept !== "application/json") entries.unshift(plain(`accept: ${stringLiteral(accept)}`));
  if (ids === "...newIds()" && entries.length === 0) return plain("newIds");
  if (ids !== undefined) entries.unshift(plain(ids));
  const made = object(entries);
  return made && around("() => (", made, ")");
}

/** `deepObject` has one form only, so its `explode` says nothing. */
export function queryOptions(style: Style): string | undefined {
  return styleOptions(style.style === "deepObject" ? { ...style, explode: false } : style);
}

/** What decides how a value is written: of a parameter, or of a property of a form. */
type Style = Pick<Parameter, "style" | "explode" | "allowReserved">;

function located({ parameters }: Operation, location: Parameter["in"]): Parameter[] {
  return parameters.filter((parameter) => parameter.in === location);
}

function valueOf(parameter: Parameter): string {
  return `params${propertyAccess(parameter.property)}`;
}

/** `{ explode: false }` and the like: only what differs from the style's default. */
function styleOptions({ style, explode, allowReserved }: Style): string | undefined {
  const usual = style === "form" || style === "cookie";
  const parts = [
    ...(explode === usual ? [] : [`explode: ${String(explode)}`]),
    ...(allowReserved ? ["allowReserved: true"] : []),
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
  const name = stringLiteral(parameter.name);
  if (content !== undefined) return call("contentPath", content, name);
  const value = valueOf(parameter);
  if (parameter.style === "matrix") return call("matrix", name, value, styleOptions(parameter));
  const options = styleOptions(parameter)?.replace("{ ", `{ name: ${name}, `) ?? `{ name: ${name} }`;
  if (parameter.style === "label") return call("label", value, options);
  const isPlain = isScalar(parameter.type) && !parameter.allowReserved;
  return isPlain ? call("segment", value, name) : call("simple", value, options);
}

function queryExpression(parameter: Parameter, isScalar: IsScalar): Expression {
  const content = contentText(parameter);
  if (parameter.in === "querystring") {
    const isForm = parameter.content?.startsWith("application/x-www-form-urlencoded") === true;
    if (isForm) return call("formText", valueOf(parameter));
    return call("querystring", content ?? call("textParameter", valueOf(parameter)));
  }
  const name = stringLiteral(parameter.name);
  if (content !== undefined) return call("contentQuery", name, content);
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

function cookieExpression(parameter: Parameter): Expression {
  const name = stringLiteral(parameter.name);
  if (isJsonContent(parameter)) return call("contentCookie", name, call("jsonParameter", valueOf(parameter)));
  const writer = parameter.style === "cookie" || parameter.content !== undefined ? "cookie" : "cookieForm";
  return call(writer, name, valueOf(parameter), styleOptions(parameter));
}
