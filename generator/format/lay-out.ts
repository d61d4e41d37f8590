import { layOutComment, layOutMembers, layOutType, unbroken } from "./lay-out-type.ts";
import { layOutExpression, layOutField } from "./lay-out-expression.ts";
import { fitting, Lines, Unusual } from "./lines.ts";
import { fits, isAscii } from "./simple-text.ts";
import { readComment, readMembers, readType } from "./type-shape.ts";

/**
 * Lays out a statement as Prettier does, as long as it is one of the few that nearly all of a generated package
 * consists of: line comments, imports and exports, interfaces and aliases, enumerations, and functions that send
 * a request. Returns `undefined` for everything else, which is Prettier's to print: this is a short cut for what
 * is said ten thousand times, not a formatter.
 */
export function layOut(statement: string): string | undefined {
  if (/^(?:\/\/.*\n?)+$/.test(statement)) return statement.trim();
  const lines = new Lines(statement);
  try {
    const laidOut = [...layOutComment(readComment(lines), ""), ...layOutStatement(lines)];
    return lines.isDone ? laidOut.join("\n") : undefined;
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

const interfaceStart = /export interface [\w$]+(?: extends [\w$]+(?:, [\w$]+)*)? \{/y;
const typeStart = /export type [\w$]+ = /y;
const constantStart = /export const [\w$]+ = \{$/y;
const valueStart = /const [\w$]+(?:: [\w$]+)? = /y;
const functionStart = /export function [\w$]+(?=\(client: Client[,)])/y;
const moduleList = /^((?:import|export)(?: type)?) \{ (.*) \} from ("[^"\\]*");$/;
const enumeration = /^(\(typeof [\w$]+\)\[keyof typeof [\w$]+\](?: \| null)?);$/;
/** A function that only calls another one: its name, its parameter, and what it returns. */
const delegate = /^(export function [\w$]+)\(([\w$]+: [\w$<>]+(?: = \{\})?)(\): (?:[\w$]+ is )?[\w$<>]+ \{)$/;

function layOutStatement(lines: Lines): string[] {
  const start = lines.match(interfaceStart);
  if (start !== undefined) return layOutInterface(start, lines);
  const alias = lines.match(typeStart);
  if (alias !== undefined) return layOutAlias(alias, lines);
  const constant = lines.match(constantStart);
  if (constant !== undefined) return layOutConstants(constant, lines);
  const head = lines.match(functionStart);
  if (head !== undefined) return layOutFunction(head, lines);
  const value = lines.match(valueStart);
  if (value !== undefined) return takeLine(lines, layOutExpression(lines, "", value, ";"), ";");
  const line = lines.take();
  const [, name, parameter, result = ""] = delegate.exec(line) ?? [];
  if (name !== undefined) return [...layOutHead(name, [parameter], [result]), ...layOutDelegation(lines)];
  const [, keyword, list = "", from = ""] = moduleList.exec(line) ?? [];
  if (keyword !== undefined) return layOutNames(line, keyword, list, from);
  throw new Unusual();
}

function layOutInterface(start: string, lines: Lines): string[] {
  lines.end("");
  const members = layOutMembers(readMembers(lines), "  ");
  lines.end("}");
  return members.length === 0 ? [fitting(`${start}}`)] : [fitting(start), ...members, "}"];
}

function layOutAlias(start: string, lines: Lines): string[] {
  const [, values] = enumeration.exec(lines.rest) ?? [];
  if (values !== undefined) {
    lines.take();
    return layOutAssignment(start, `${values};`);
  }
  const type = readType(lines);
  lines.end(";");
  const text = unbroken(type);
  return text === undefined ? layOutType(type, "", start, ";") : layOutAssignment(start, `${text};`);
}

/** What cannot be broken goes to the next line where that is long enough. */
function layOutAssignment(start: string, value: string): string[] {
  const line = start + value;
  return fits(line) ? [line] : [fitting(start.trimEnd()), fitting(`  ${value}`)];
}

const constant = /^(?:[A-Za-z_$][\w$]*|"[ !#-[\]-~]*"): (?:"[ !#-[\]-~]*"|-?(?:0|[1-9]\d*)),$/;

function layOutConstants(start: string, lines: Lines): string[] {
  lines.take();
  const laidOut = [fitting(start)];
  while (!lines.startsWith("}")) {
    laidOut.push(...layOutComment(readComment(lines), "  "));
    const line = lines.take();
    if (!constant.test(line)) throw new Unusual();
    laidOut.push(fitting(`  ${line}`));
  }
  if (laidOut.length === 1) throw new Unusual();
  lines.end("} as const;");
  return [...laidOut, "} as const;"];
}

function layOutNames(line: string, keyword: string, list: string, from: string): string[] {
  const names = list.split(", ");
  if (!names.every((name) => /^(?:type )?[\w$]+(?: as [\w$]+)?$/.test(name))) throw new Unusual();
  if (!isAscii(from)) throw new Unusual();
  if (names.length === 1 || fits(line)) return [line];
  return [`${keyword} {`, ...names.map((name) => `  ${name},`), `} from ${from};`];
}

function layOutDelegation(lines: Lines): string[] {
  if (!lines.skip("return ")) throw new Unusual();
  const call = takeLine(lines, layOutExpression(lines, "  ", "  return ", ";"), ";");
  lines.end("}");
  return [...call, "}"];
}

const parameterList = /\((client: Client)(?:, (params: [\w$]+(?: = \{\})?))?, (options\?: [\w$]+)\): /;

function layOutFunction(start: string, lines: Lines): string[] {
  const [whole = "", ...given] = parameterList.exec(lines.rest) ?? [];
  if (whole === "" || !lines.skip(whole)) throw new Unusual();
  const result = layOutType(readType(lines), "", "): ", " {");
  lines.end(" {");
  return [...layOutHead(start, given, result), ...layOutBody(lines)];
}

/** A result of several lines breaks the parameters too. */
function layOutHead(
  start: string,
  given: readonly (string | undefined)[],
  result: readonly string[],
): string[] {
  const parameters = given.filter((each) => each !== undefined);
  const line = `${start}(${parameters.join(", ")}${result[0] ?? ""}`;
  if (result.length === 1 && fits(line)) return [line];
  return [`${start}(`, ...parameters.map((each) => `  ${each},`), ...result];
}

/** The object is open in the text, so each argument has a line. */
function layOutBody(lines: Lines): string[] {
  const name = /^return (send|sendPages)\(client, \{$/.exec(lines.take())?.[1];
  if (name === undefined) throw new Unusual();
  const fields: string[] = [];
  while (!lines.skip("}, ")) fields.push(...takeLine(lines, layOutField(lines, "      ", ","), ","));
  if (fields.length === 0) throw new Unusual();
  const options = takeLine(lines, layOutExpression(lines, "    ", "    ", ","), ");");
  lines.end("}");
  return [`  return ${name}(`, "    client,", "    {", ...fields, "    },", ...options, "  );", "}"];
}

/** What was laid out, when nothing but `end` is left of its line. */
function takeLine(lines: Lines, laidOut: string[], end: string): string[] {
  lines.end(end);
  return laidOut;
}
