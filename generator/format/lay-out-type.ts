import { fitting, Unusual } from "./lines.ts";
import { fits } from "./simple-text.ts";
import { readWholeType, type Member, type Shape } from "./type-shape.ts";

/**
 * The lines of a type, as Prettier prints it.
 *
 * @param indent blanks before the line on which the type begins
 * @param head what stands on that line before the type, blanks included
 * @param tail what follows the type on its last line
 */
export function layOutType(shape: Shape, indent: string, head: string, tail: string): string[] {
  const text = onOneLine(shape);
  if (text !== undefined && fits(head + text + tail)) return [head + text + tail];
  switch (shape.kind) {
    case "text":
      return layOutText(shape.text, indent, head, tail);
    case "object":
      return layOutObject(shape.members, indent, head, tail);
    case "generic":
      return layOutGeneric(shape.name, shape.parameters, indent, head, tail);
    case "array":
      return layOutType(shape.of, indent, head, `[]${tail}`);
    case "group":
      return layOutGroup(shape.of, indent, head, tail);
    case "union":
      return layOutUnion(shape.types, indent, head, tail);
    case "intersection":
      return layOutIntersection(shape.types, indent, head, tail);
  }
}

/** Members on lines of their own, with their comments. */
export function layOutMembers(members: readonly Member[], indent: string): string[] {
  return members.flatMap(({ comment, key, type }) => [
    ...layOutComment(comment, indent),
    ...layOutMember(key, type, indent),
  ]);
}

function layOutMember(key: string, type: Shape, indent: string): string[] {
  const [first = "", ...others] = layOutType(type, indent, indent + key, ";");
  // The parameter of an index signature is broken before its line gets too long.
  return [key.startsWith("[") ? fitting(first) : first, ...others];
}

export function layOutComment(comment: readonly string[], indent: string): string[] {
  return comment.map((line, index) => (index === 0 ? indent + line : `${indent} ${line}`));
}

/** A type without the objects that need lines of their own, as it stands on one line. */
export function layOutOnOneLine(shape: Shape): string {
  const text = onOneLine(shape);
  if (text === undefined) throw new Unusual();
  return text;
}

/** Nothing where there are objects that need lines of their own. */
function onOneLine(shape: Shape): string | undefined {
  switch (shape.kind) {
    case "text":
      return shape.text;
    case "object":
      return shape.members.length === 0 ? "{}" : undefined;
    case "generic":
      return around(`${shape.name}<`, join(shape.parameters, ", "), ">");
    case "array":
      return around("", onOneLine(shape.of), "[]");
    case "group":
      return around("(", onOneLine(shape.of), ")");
    case "union":
      return join(shape.types, " | ");
    case "intersection":
      return join(shape.types, " & ");
  }
}

function join(shapes: readonly Shape[], separator: string): string | undefined {
  const texts = shapes.map(onOneLine);
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

function around(before: string, text: string | undefined, after: string): string | undefined {
  return text === undefined ? undefined : before + text + after;
}

/** A simple type that is too long for its line may still be a union, or have parameters. */
function layOutText(text: string, indent: string, head: string, tail: string): string[] {
  const shape = readWholeType(text);
  return shape.kind === "text" ? [head + text + tail] : layOutType(shape, indent, head, tail);
}

function layOutObject(members: readonly Member[], indent: string, head: string, tail: string): string[] {
  if (members.length === 0) throw new Unusual();
  return [fitting(`${head}{`), ...layOutMembers(members, `${indent}  `), fitting(`${indent}}${tail}`)];
}

/** Parameters have a line each, unless the only one is an object. */
function layOutGeneric(
  name: string,
  parameters: readonly Shape[],
  indent: string,
  head: string,
  tail: string,
): string[] {
  const [only, ...others] = parameters;
  if (only !== undefined && others.length === 0) {
    if (only.kind === "text") throw new Unusual();
    if (isHuggable(only)) return layOutType(only, indent, `${head}${name}<`, `>${tail}`);
  }
  const inner = `${indent}  `;
  const lines = parameters.flatMap((each, index) =>
    layOutType(each, inner, inner, index < others.length ? "," : ""),
  );
  return [fitting(`${head}${name}<`), ...lines, fitting(`${indent}>${tail}`)];
}

/** Brackets around a union stand on lines of their own, unless it is no more than an object that may be null. */
function layOutGroup(of: Shape, indent: string, head: string, tail: string): string[] {
  if (of.kind !== "union" || isHuggable(of)) return layOutType(of, indent, `${head}(`, `)${tail}`);
  const inner = `${indent}  `;
  return [fitting(`${head}(`), ...layOutType(of, inner, inner, ""), fitting(`${indent})${tail}`)];
}

function layOutUnion(types: readonly Shape[], indent: string, head: string, tail: string): string[] {
  if (isHuggable({ kind: "union", types })) {
    const [first, ...nulls] = types;
    if (first === undefined || isNull(first)) throw new Unusual();
    return layOutType(first, indent, head, ` | null`.repeat(nulls.length) + tail);
  }
  const isOnLineOfItsOwn = head.trim() === "";
  const bars = isOnLineOfItsOwn ? indent : `${indent}  `;
  const text = join(types, " | ");
  if (!isOnLineOfItsOwn && text !== undefined && fits(bars + text + tail)) {
    return [head.trimEnd(), bars + text + tail];
  }
  const lines = types.flatMap((each, index) =>
    layOutType(each, `${bars}  `, `${bars}| `, index < types.length - 1 ? "" : tail),
  );
  return isOnLineOfItsOwn ? lines : [fitting(head.trimEnd()), ...lines];
}

/** An object, or an object or a name that may be null: it needs no lines but its own. */
function isHuggable(shape: Shape): boolean {
  if (shape.kind !== "union") return shape.kind === "object";
  const others = shape.types.filter((each) => !isNull(each));
  const [only] = others;
  return others.length === 1 && only !== undefined && (only.kind === "object" || isName(only));
}

function isNull(shape: Shape): boolean {
  return shape.kind === "text" && shape.text === "null";
}

function isName(shape: Shape): boolean {
  return shape.kind === "generic" || (shape.kind === "text" && /^[A-Za-z_$]/.test(shape.text));
}

/** The text of what has no place to break it: a name or a literal, one that may be null, or an array of these. */
export function unbroken(shape: Shape): string | undefined {
  switch (shape.kind) {
    case "text":
      return shape.text;
    case "array":
      return around("", unbroken(shape.of), "[]");
    case "group":
      return around("(", unbroken(shape.of), ")");
    case "union":
      return isHuggable(shape) && shape.types.every(({ kind }) => kind === "text")
        ? onOneLine(shape)
        : undefined;
    default:
      return undefined;
  }
}

/** Objects open on the line where the type before them ends; of other types each has a line. */
function layOutIntersection(types: readonly Shape[], indent: string, head: string, tail: string): string[] {
  const lines: string[] = [];
  let line = head;
  let isIndented = false;
  for (const [index, type] of types.entries()) {
    const before = types[index - 1];
    const isChange = before !== undefined && (before.kind === "object") !== (type.kind === "object");
    const isText = before !== undefined && before.kind !== "object" && type.kind !== "object";
    isIndented ||= isChange && index > 1;
    if (isText) lines.push(fitting(`${line} &`));
    if (before !== undefined) line = isText ? `${indent}  ` : `${line} & `;
    const inner = isText || isIndented ? `${indent}  ` : indent;
    const laidOut = layOutType(type, inner, line, index === types.length - 1 ? tail : "");
    line = laidOut.pop() ?? "";
    lines.push(...laidOut);
  }
  return [...lines, line];
}
