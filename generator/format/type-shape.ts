import { Lines, Unusual } from "./lines.ts";
import { simpleType } from "./simple-text.ts";

/** A type as far as its layout goes. */
export type Shape =
  /** What stands on one line, or nowhere. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "generic"; readonly name: string; readonly parameters: readonly Shape[] }
  | { readonly kind: "object"; readonly members: readonly Member[] }
  | { readonly kind: "array"; readonly of: Shape }
  /** A union or an intersection in the brackets that it needs. */
  | { readonly kind: "group"; readonly of: Shape }
  | { readonly kind: "union" | "intersection"; readonly types: readonly Shape[] };

export interface Member {
  /** The lines of its JSDoc. */
  readonly comment: readonly string[];
  /** With its colon. */
  readonly key: string;
  readonly type: Shape;
}

const name = /(?:keyof )?[A-Za-z_$][\w$]*/y;
/** A string or number that Prettier writes in the same way. */
const literal = /"[ !#-[\]-~]*"|-?(?:0|[1-9]\d*)(?![\w.])/y;
const key = /(?:[A-Za-z_$][\w$]*|"[ !#-[\]-~]*"|\d{3}|\[key: string\])\??: /y;

/** Reads a type from where the lines are. */
function readType(lines: Lines): Shape {
  const type = readUnion(lines);
  // Nothing needs brackets here.
  if (type.kind === "group") throw new Unusual();
  return type;
}

/** Reads the text of a type. */
export function readWholeType(text: string): Shape {
  const lines = new Lines(text);
  const type = readType(lines);
  if (!lines.isDone) throw new Unusual();
  return type;
}

/** The text of a member's type, which is mostly a simple one. */
export function readMemberType(text: string): Shape {
  return simpleType.test(text) ? { kind: "text", text } : readWholeType(text);
}

/** What stands before a member's type, if it is of the kind that is laid out here. */
export function readKey(text: string): string {
  key.lastIndex = 0;
  if (key.exec(text)?.[0] !== text) throw new Unusual();
  return text;
}

/** Reads members up to the line that closes what holds them. */
function readMembers(lines: Lines): Member[] {
  const members: Member[] = [];
  while (!lines.startsWith("}")) {
    const comment = readComment(lines);
    // A comment behind the last member has no place here.
    const start = lines.match(key);
    if (start === undefined) throw new Unusual();
    members.push({ comment, key: start, type: readTypeOfMember(lines) });
  }
  return members;
}

/** A comment, if there is one, whose every line begins with a star; others are not indented anew. */
export function readComment(lines: Lines): string[] {
  if (!lines.startsWith("/**")) return [];
  const first = lines.take();
  // It ends where its line does.
  if (first.indexOf("*/", 3) === first.length - 2) return [first];
  if (first !== "/**") throw new Unusual();
  const comment = [first];
  for (;;) {
    const line = lines.take();
    comment.push(line);
    if (line === "*/") return comment;
    if (!line.startsWith("*") || line.includes("*/")) throw new Unusual();
  }
}

function readTypeOfMember(lines: Lines): Shape {
  const { rest } = lines;
  const text = rest.slice(0, -1);
  if (rest.endsWith(";") && simpleType.test(text)) {
    lines.take();
    return { kind: "text", text };
  }
  const type = readType(lines);
  lines.end(";");
  return type;
}

function readUnion(lines: Lines): Shape {
  return readList(lines, "union", " | ", (each) => readList(each, "intersection", " & ", readArray));
}

function readList(
  lines: Lines,
  kind: "union" | "intersection",
  separator: string,
  readOne: (lines: Lines) => Shape,
): Shape {
  const first = readOne(lines);
  if (!lines.startsWith(separator)) return first;
  const types = [first];
  while (lines.skip(separator)) types.push(readOne(lines));
  // An intersection in a union gets brackets.
  return { kind, types: types.map((of) => (of.kind === "intersection" ? { kind: "group", of } : of)) };
}

function readArray(lines: Lines): Shape {
  let shape = readSingle(lines);
  while (lines.skip("[]")) shape = { kind: "array", of: shape };
  return shape;
}

function readSingle(lines: Lines): Shape {
  if (lines.skip("{")) return readObject(lines);
  if (lines.skip("(")) return readGroup(lines);
  const word = lines.match(name);
  if (word !== undefined && lines.skip("<")) return readGeneric(word, lines);
  const text = word ?? lines.match(literal);
  if (text === undefined) throw new Unusual();
  return { kind: "text", text };
}

function readObject(lines: Lines): Shape {
  if (lines.skip("}")) return { kind: "object", members: [] };
  lines.end("");
  const members = readMembers(lines);
  if (!lines.skip("}") || members.length === 0) throw new Unusual();
  return { kind: "object", members };
}

function readGroup(lines: Lines): Shape {
  const of = readUnion(lines);
  if (!lines.skip(")") || (of.kind !== "union" && of.kind !== "intersection")) throw new Unusual();
  return { kind: "group", of };
}

function readGeneric(word: string, lines: Lines): Shape {
  const parameters = [readType(lines)];
  while (lines.skip(", ")) parameters.push(readType(lines));
  if (!lines.skip(">")) throw new Unusual();
  return { kind: "generic", name: word, parameters };
}
