import { fitting, Lines, Unusual } from "./lines.ts";
import { fits } from "./simple-text.ts";

/** An expression as far as its layout goes. */
type Expression =
  /** What stands on one line, or nowhere. */
  | { readonly kind: "text" | "template"; readonly text: string }
  | { readonly kind: "call"; readonly name: string; readonly items: readonly Expression[] }
  | { readonly kind: "array" | "object"; readonly items: readonly Expression[] }
  /** A key with its colon, or the parameters of a function with its arrow, and what they lead to. */
  | { readonly kind: "entry" | "arrow"; readonly start: string; readonly value: Expression };

const chain = /(?:\.\.\.)?[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*|\??\.?\["[ !#-[\]-~]*"\])*/y;
/** With the type that the function is called for. */
const callStart = /(?:<[A-Za-z_$][\w$]*>)?\(/y;
const literal = /"[ !#-[\]-~]*"|-?(?:0|[1-9]\d*)(?![\w.])/y;
const template = /`[ -[\]-_a-~]*`/y;
const arrow = /\((?:[A-Za-z_$][\w$]*)?\)(?:: [A-Za-z_$][\w$]*)? => /y;
const key = /(?:[A-Za-z_$][\w$]*|"[ !#-[\]-~]*"): /y;

/** The lines of an expression that begins behind `head`, as Prettier prints it; it is read from where the lines are. */
export function layOutExpression(lines: Lines, indent: string, head: string, tail: string): string[] {
  return layOut(read(lines), indent, head, tail);
}

/** The lines of a statement that returns what a call does. */
export function layOutReturn(text: string, indent: string): string[] {
  const lines = new Lines(text);
  const laidOut = /^return [\w$]+\([\w$]+, \{\n/.test(text)
    ? layOutOpenCall(lines, indent)
    : layOutPlainReturn(lines, indent);
  if (!lines.isDone) throw new Unusual();
  return laidOut;
}

function layOutPlainReturn(lines: Lines, indent: string): string[] {
  if (!lines.skip("return ")) throw new Unusual();
  const laidOut = layOutExpression(lines, indent, `${indent}return `, ";");
  lines.end(";");
  return laidOut;
}

/** The object among the arguments is open in the text, so each argument has a line. */
function layOutOpenCall(lines: Lines, indent: string): string[] {
  const inner = `${indent}  `;
  const [, name = "", first = ""] = /^return ([\w$]+)\(([\w$]+), \{$/.exec(lines.take()) ?? [];
  const fields: string[] = [];
  while (!lines.skip("}, ")) {
    fields.push(...layOut(readEntry(lines), `${inner}  `, `${inner}  `, ","));
    lines.end(",");
  }
  if (fields.length === 0) throw new Unusual();
  const last = layOutExpression(lines, inner, inner, ",");
  lines.end(");");
  return [
    `${indent}return ${name}(`,
    `${inner}${first},`,
    `${inner}{`,
    ...fields,
    `${inner}},`,
    ...last,
    `${indent});`,
  ];
}

function read(lines: Lines): Expression {
  const value = readSingle(lines);
  if (!lines.skip(" ?? ")) return value;
  // Where it does not fit it breaks at the operator.
  return { kind: "text", text: `${onOneLine(value)} ?? ${onOneLine(readSingle(lines))}` };
}

function readSingle(lines: Lines): Expression {
  if (lines.skip("[")) return readArray(lines);
  if (lines.skip("{}")) return { kind: "object", items: [] };
  if (lines.skip("{ ")) return { kind: "object", items: readItems(lines, " }", readEntry) };
  const start = lines.match(arrow);
  if (start !== undefined) return readFunction(start, lines);
  const name = lines.match(chain);
  const called = name === undefined ? undefined : lines.match(callStart);
  if (name !== undefined && called !== undefined)
    return { kind: "call", name: name + called.slice(0, -1), items: readItems(lines, ")", read) };
  const quoted = lines.match(template);
  if (quoted !== undefined) return { kind: "template", text: quoted };
  const text = name ?? lines.match(literal);
  if (text === undefined) throw new Unusual();
  return { kind: "text", text };
}

/** A table, which is several lists or objects of several entries, is never on one line. */
function readArray(lines: Lines): Expression {
  const items = readItems(lines, "]", read);
  const isRow = (item: Expression): boolean => isExpandable(item) && item.items.length > 1;
  if (items.length > 1 && items.every(isRow)) throw new Unusual();
  return { kind: "array", items };
}

function readEntry(lines: Lines): Expression {
  const start = lines.match(key);
  return start === undefined ? readSingle(lines) : { kind: "entry", start, value: read(lines) };
}

/** An object that a function returns has brackets around it. */
function readFunction(start: string, lines: Lines): Expression {
  const isObject = lines.skip("(");
  const value = read(lines);
  if (isObject !== (value.kind === "object") || (isObject && !lines.skip(")"))) throw new Unusual();
  return { kind: "arrow", start, value };
}

function readItems(lines: Lines, end: string, readOne: (lines: Lines) => Expression): Expression[] {
  const items: Expression[] = [];
  while (!lines.skip(end)) {
    if (items.length > 0 && !lines.skip(", ")) throw new Unusual();
    items.push(readOne(lines));
  }
  return items;
}

function layOut(expression: Expression, indent: string, head: string, tail: string): string[] {
  const line = head + onOneLine(expression) + tail;
  if (fits(line)) return [line];
  switch (expression.kind) {
    case "text":
      throw new Unusual();
    case "template":
      // It is never broken.
      return [line];
    case "entry":
      return layOut(expression.value, indent, head + expression.start, tail);
    case "arrow":
      return layOutArrow(expression.start, expression.value, indent, head, tail);
    case "array":
      return layOutItems(expression.items, indent, `${head}[`, `]${tail}`);
    case "object":
      return layOutItems(expression.items, indent, `${head}{`, `}${tail}`);
    case "call":
      return layOutCall(expression.name, expression.items, indent, head, tail);
  }
}

/** An object opens on the line of the arrow; other values go to the next line. */
function layOutArrow(start: string, value: Expression, indent: string, head: string, tail: string): string[] {
  if (value.kind === "object") return layOut(value, indent, `${head}${start}(`, `)${tail}`);
  if (value.kind === "array" || value.kind === "arrow") throw new Unusual();
  const inner = `${indent}  `;
  return [fitting((head + start).trimEnd()), ...layOut(value, inner, inner, tail)];
}

/** What ends in an object or a list opens it on the line of the call; otherwise each argument has a line. */
function layOutCall(
  name: string,
  items: readonly Expression[],
  indent: string,
  head: string,
  tail: string,
): string[] {
  const last = items.at(-1);
  const others = items.slice(0, -1);
  if (items.some(({ kind }) => kind === "arrow")) throw new Unusual();
  if (last !== undefined && isExpandable(last)) {
    if (others.at(-1)?.kind === last.kind || others.some(isExpandable)) throw new Unusual();
    const start = `${head}${name}(${others.map((each) => `${onOneLine(each)}, `).join("")}`;
    const open = last.kind === "array" ? "[" : "{";
    if (fits(start + open)) return layOutItems(last.items, indent, start + open, `${closing[open]})${tail}`);
  }
  return layOutItems(items, indent, `${head}${name}(`, `)${tail}`);
}

const closing = { "[": "]", "{": "}" };

function isExpandable(item: Expression): item is Expression & { readonly kind: "array" | "object" } {
  return (item.kind === "array" || item.kind === "object") && item.items.length > 0;
}

function layOutItems(items: readonly Expression[], indent: string, start: string, end: string): string[] {
  // Prettier fills lines with numbers.
  if (items.length === 0 || items.every(isNumber)) throw new Unusual();
  const inner = `${indent}  `;
  const lines = items.flatMap((each) => layOut(each, inner, inner, ","));
  return [fitting(start), ...lines, fitting(indent + end)];
}

function isNumber(item: Expression): boolean {
  return item.kind === "text" && /^-?\d+$/.test(item.text);
}

function onOneLine(expression: Expression): string {
  switch (expression.kind) {
    case "text":
    case "template":
      return expression.text;
    case "entry":
      return expression.start + onOneLine(expression.value);
    case "arrow":
      return `${expression.start}${expression.value.kind === "object" ? `(${onOneLine(expression.value)})` : onOneLine(expression.value)}`;
    case "array":
      return `[${join(expression.items)}]`;
    case "object":
      return expression.items.length === 0 ? "{}" : `{ ${join(expression.items)} }`;
    case "call":
      return `${expression.name}(${join(expression.items)})`;
  }
}

function join(items: readonly Expression[]): string {
  return items.map(onOneLine).join(", ");
}
