import type { Limits } from "../model/limits.ts";
import {
  isNever,
  isUnknown,
  type Lowered,
  type LoweredObject,
  type LoweredReference,
} from "../model/lowered.ts";
import type { JsonValue } from "../shared/json.ts";
import { memberKey, stringLiteral } from "../shared/text/literals.ts";
import { around, call, joined, plain, type Expression } from "./expression.ts";

/** Writes the schema of a model where another one mentions it. */
export type ReferenceWriter = (name: string) => Expression;

type Inner = (part: Lowered) => Expression;

/**
 * The zod schema of a shape. It takes what the type takes, within the limits that zod has a word for.
 *
 * @param shape see `generator/model/lowered.ts`
 * @returns the expression, with the names of `zod-helpers.ts` and of models that it uses
 */
export function zodExpression(shape: Lowered, refer: ReferenceWriter): Expression {
  const inner = (part: Lowered): Expression => zodExpression(part, refer);
  if ("enum" in shape) return literalOf(shape.enum);
  if ("oneOf" in shape) return unionOf(shape.oneOf, inner);
  if ("allOf" in shape)
    return shape.allOf.map(inner).reduce((all, next) => around("z.intersection(", joined([all, next]), ")"));
  switch (shape.type) {
    case "string":
      return stringOf(shape.limits);
    case "number":
      return plain(numberOf(shape.limits));
    case "boolean":
      return plain("z.boolean()");
    case "null":
      return plain("z.null()");
    case "x-unknown":
    case "x-self":
      return plain("z.unknown()");
    case "x-never":
      return plain("z.never()");
    case "array":
      return around("z.array(", inner(shape.items), `)${check("min", shape.limits?.minItems)}${check("max", shape.limits?.maxItems)}`); // prettier-ignore
    case "x-tuple": {
      const items = shape.prefix.map((item, index) => index < shape.required ? inner(item) : optional(inner(item))); // prettier-ignore
      const rest = shape.rest === undefined ? [] : [inner(shape.rest)];
      return around("z.tuple(", joined([around("[", joined(items), "]"), ...rest]), ")");
    }
    case "object":
      return objectOf(shape, inner);
    case "x-reference":
      return referenceOf(shape, refer, inner);
  }
}

function referenceOf({ text, of }: LoweredReference, refer: ReferenceWriter, inner: Inner): Expression {
  switch (of?.kind) {
    case undefined:
      return refer(text);
    case "open":
      return openOf(of.values, inner);
    case "keys":
      return around("z.partialRecord(", joined([inner(of.key), inner(of.value)]), ")");
    case "bytes":
      return { text: "bytes", uses: ["bytes", "BinaryInput"] };
  }
}

/** Values that others may join: anything of their types. The schema of an open enumeration says so by itself. */
function openOf(values: Lowered, inner: Inner): Expression {
  const listed = "oneOf" in values ? values.oneOf : [values];
  const literals = listed.flatMap((each) => ("enum" in each ? each.enum : []));
  return literals.length === 0 ? inner(values) : anyLike(literals);
}

/** What is of the type of one of these values. */
export function anyLike(values: readonly JsonValue[]): Expression {
  const types = [...new Set(values.map((value) => typeof value))];
  return oneOf(types.map((type) => plain(`z.${type}()`)));
}

/** One of several; values that are listed are one literal, and null is a word of its own. */
function unionOf(members: readonly Lowered[], inner: Inner): Expression {
  const isNull = (member: Lowered): boolean => "type" in member && member.type === "null";
  const values = members.flatMap((member) => ("enum" in member ? member.enum : []));
  const others = members.filter((member) => !("enum" in member) && !isNull(member)).map(inner);
  const union = oneOf([...(values.length === 0 ? [] : [literalOf(values)]), ...others]);
  return members.some(isNull) ? around("", union, ".nullable()") : union;
}

function oneOf(schemas: readonly Expression[]): Expression {
  const [only] = schemas;
  return schemas.length === 1 && only !== undefined ? only : around("z.union([", joined(schemas), "])");
}

function literalOf(values: readonly JsonValue[]): Expression {
  const texts = values.map((value) => typeof value === "string" ? stringLiteral(value) : JSON.stringify(value)); // prettier-ignore
  return plain(texts.length === 1 ? `z.literal(${texts.join("")})` : `z.literal([${texts.join(", ")}])`);
}

function objectOf({ properties, required, others }: LoweredObject, inner: Inner): Expression {
  const needed = new Set(required);
  const members = Object.entries(properties).map(([name, type]) => {
    const value = inner(type);
    return around(`${memberKey(name)}: `, needed.has(name) ? value : optional(value));
  });
  const isClosed = others !== undefined && isNever(others);
  if (members.length === 0 && !isClosed)
    return around("z.record(z.string(), ", others === undefined ? plain("z.unknown()") : inner(others), ")");
  const shape = around("({ ", joined(members), " })");
  if (isClosed) return around("z.strictObject", shape);
  if (others === undefined || isUnknown(others)) return around("z.looseObject", shape);
  const rest = around(".catchall(", inner(others), ")");
  return { text: `z.object${shape.text}${rest.text}`, uses: [...shape.uses, ...rest.uses] };
}

function optional(schema: Expression): Expression {
  return around("", schema, ".exactOptional()");
}

/** Formats that zod knows, and means as the format registry does (https://spec.openapis.org/registry/format/). */
const FORMATS: Readonly<Record<string, string>> = {
  byte: "z.base64()",
  date: "z.iso.date()",
  "date-time": "z.iso.datetime({ offset: true })",
  duration: "z.iso.duration()",
  // Zod's own pattern asks for a host with a dot.
  email: "z.email({ pattern: z.regexes.html5Email })",
  ipv4: "z.ipv4()",
  ipv6: "z.ipv6()",
  // Of any version: `z.uuid()` knows those of RFC 9562 only.
  uuid: "z.guid()",
};

function stringOf(limits: Limits | undefined): Expression {
  if (limits === undefined) return plain("z.string()");
  const format = limits.formats.find((name) => Object.hasOwn(FORMATS, name)) ?? "";
  const base = `${FORMATS[format] ?? "z.string()"}${check("min", limits.minLength)}`;
  const most = limits.maxLength === undefined ? plain("") : around(".check(", call("maxLength", String(limits.maxLength)), ")"); // prettier-ignore
  const patterns = limits.patterns.filter(isExpression);
  const tests = patterns.map((pattern) => `.regex(new RegExp(${stringLiteral(pattern)}, "u"))`);
  return around(base, most, tests.join(""));
}

/** Whether a pattern is one of JavaScript, which has the `u` flag where JSON Schema does (core section 6.4). */
function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function numberOf(limits: Limits | undefined): string {
  if (limits === undefined) return "z.number()";
  const whole = limits.formats.includes("int32") ? "z.int32()" : "z.int()";
  return [
    limits.isInteger ? whole : "z.number()",
    check("min", limits.minimum),
    check("gt", limits.exclusiveMinimum),
    check("max", limits.maximum),
    check("lt", limits.exclusiveMaximum),
    ...limits.multiplesOf.map((step) => check("multipleOf", step)),
  ].join("");
}

function check(name: string, limit: number | undefined): string {
  return limit === undefined ? "" : `.${name}(${limit})`;
}
