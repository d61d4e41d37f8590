import type { Parameter, PropertyEncoding, RequestBody, RequestContent } from "../model/model.ts";
import { contentTypeProperty } from "../model/content.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../text/literals.ts";
import { call, plain, type Expression } from "./expression.ts";
import { queryOptions } from "./parameter-expressions.ts";

/** The step that writes a body: one writer, or a table of them by the media type that the caller chooses. */
export function bodyExpression(body: RequestBody): Expression {
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
