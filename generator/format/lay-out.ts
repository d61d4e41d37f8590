import type {
  AliasStatement,
  ExportStatement,
  FunctionStatement,
  ImportStatement,
  InterfaceStatement,
  NameStatement,
  ParameterStatement,
  SignatureStatement,
  Statement,
} from "../shared/statement.ts";
import { layOutReturn } from "./lay-out-expression.ts";
import { layOutText } from "./lay-out-text.ts";
import { layOutComment, layOutMembers, layOutOnOneLine, layOutType, unbroken } from "./lay-out-type.ts";
import { fitting, Lines, Unusual } from "./lines.ts";
import { fits, isAscii } from "./simple-text.ts";
import {
  readComment,
  readKey,
  readMemberType,
  readWholeType,
  type Member,
  type Shape,
} from "./type-shape.ts";

/**
 * Lays out a statement as Prettier does, as long as it is of the kinds that nearly all of a generated package consists
 * of. Returns `undefined` for everything else, which is Prettier's to print: this is a short cut for what is said ten
 * thousand times, not a formatter.
 */
export function layOut(statement: Statement): string | undefined {
  try {
    return linesOf(statement).join("\n");
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

function linesOf(statement: Statement): string[] {
  if (typeof statement === "string") return layOutText(statement);
  if ("name" in statement && !isAscii(statement.name)) throw new Unusual();
  switch (statement.kind) {
    case "interface":
      return [...commentOf(statement), ...layOutInterface(statement)];
    case "alias":
      return [...commentOf(statement), ...layOutAlias(statement)];
    case "function":
      return layOutFunction(statement);
    case "import":
      return layOutImport(statement);
    case "export":
      return layOutNames("export", statement.namedExports, statement);
  }
}

function commentOf({ leadingTrivia }: { readonly leadingTrivia?: string }): string[] {
  return leadingTrivia ? layOutComment(readWholeComment(leadingTrivia), "") : [];
}

function readWholeComment(text: string): string[] {
  const lines = new Lines(text);
  const comment = readComment(lines);
  if (!lines.isDone) throw new Unusual();
  return comment;
}

function layOutInterface(statement: InterfaceStatement): string[] {
  const { extends: bases = [], properties, indexSignatures = [] } = statement;
  if (!bases.every(isAscii)) throw new Unusual();
  const start = `export interface ${statement.name}${bases.length === 0 ? "" : ` extends ${bases.join(", ")}`} {`;
  const members = [
    ...indexSignatures.map(({ keyName, keyType, returnType }) =>
      memberOf(undefined, `[${keyName}: ${keyType}]: `, returnType),
    ),
    ...properties.map(({ leadingTrivia, name, hasQuestionToken, type }) =>
      memberOf(leadingTrivia, `${name}${hasQuestionToken === true ? "?" : ""}: `, type),
    ),
  ];
  if (members.length === 0) return [fitting(`${start}}`)];
  return [fitting(start), ...layOutMembers(members, "  "), "}"];
}

function memberOf(leadingTrivia: string | undefined, key: string, type: string): Member {
  return {
    comment: leadingTrivia ? readWholeComment(leadingTrivia) : [],
    key: readKey(key),
    type: readMemberType(type),
  };
}

const enumeration = /^\(typeof [\w$]+\)\[keyof typeof [\w$]+\](?: \| null)?$/;

function layOutAlias({ name, type }: AliasStatement): string[] {
  const start = `export type ${name} = `;
  if (enumeration.test(type)) return layOutAssignment(start, `${type};`);
  const shape = readWholeType(type);
  const text = unbroken(shape);
  return text === undefined ? layOutType(shape, "", start, ";") : layOutAssignment(start, `${text};`);
}

/** What cannot be broken goes to the next line where that is long enough. */
function layOutAssignment(start: string, value: string): string[] {
  const line = start + value;
  return fits(line) ? [line] : [fitting(start.trimEnd()), fitting(`  ${value}`)];
}

function layOutImport(statement: ImportStatement): string[] {
  const { namespaceImport, namedImports = [], isTypeOnly, moduleSpecifier } = statement;
  if (namespaceImport === undefined) return layOutNames("import", namedImports, statement);
  return [
    fitting(`import ${isTypeOnly === true ? "type " : ""}* as ${namespaceImport} from "${moduleSpecifier}";`),
  ];
}

function layOutNames(
  keyword: string,
  names: readonly NameStatement[],
  { isTypeOnly, moduleSpecifier }: ImportStatement | ExportStatement,
): string[] {
  const start = `${keyword}${isTypeOnly === true ? " type" : ""} {`;
  const end = `} from "${moduleSpecifier}";`;
  const texts = names.map(nameText);
  const line = `${start} ${texts.join(", ")} ${end}`;
  if (!isAscii(line)) throw new Unusual();
  if (names.length === 1 || fits(line)) return [line];
  return [start, ...texts.map((each) => `  ${each},`), end];
}

function nameText({ name, alias, isTypeOnly }: NameStatement): string {
  return `${isTypeOnly === true ? "type " : ""}${name}${alias === undefined ? "" : ` as ${alias}`}`;
}

/** A variable that becomes what a call of one argument gives. */
const ASSIGNMENT = /^[\w$]+ = [\w$]+\([\w$]+\);$/;

function layOutFunction(statement: FunctionStatement): string[] {
  const start = `export function ${statement.name}(`;
  const body = statement.statements.at(-1);
  const others = statement.statements.slice(0, -1);
  if (body === undefined || !others.every((each) => ASSIGNMENT.test(each))) throw new Unusual();
  return [
    ...commentOf(statement),
    ...(statement.overloads ?? []).flatMap((overload) => [
      ...commentOf(overload),
      ...layOutSignature(start, overload, ";"),
    ]),
    ...layOutSignature(start, statement, " {"),
    ...others.map((each) => fitting(`  ${each}`)),
    ...layOutReturn(body, "  "),
    "}",
  ];
}

/** Parameters that do not fit have a line each; so they do before a result of several lines. */
function layOutSignature(start: string, signature: SignatureStatement, tail: string): string[] {
  const [guarded = ""] = /^(?:[a-z]+ is )?/.exec(signature.returnType) ?? [];
  const type = readWholeType(signature.returnType.slice(guarded.length));
  const result = layOutType(type, "", `): ${guarded}`, tail);
  const parameters = signature.parameters.map(readParameter);
  const texts = parameters.map(({ before, shape, after }) => before + layOutOnOneLine(shape) + after);
  const line = `${start}${texts.join(", ")}${result[0] ?? ""}`;
  if (result.length === 1 && fits(line)) return [line];
  // One parameter alone, or none, is not always broken.
  if (parameters.length === 0 || (parameters.length === 1 && result.length > 1)) throw new Unusual();
  const lines = parameters.flatMap(({ before, shape, after }) =>
    layOutType(shape, "  ", `  ${before}`, `${after},`),
  );
  return [start, ...lines, ...result];
}

/** A parameter's type, with what stands before and behind it. */
function readParameter({ name, hasQuestionToken, type, initializer }: ParameterStatement): {
  readonly before: string;
  readonly shape: Shape;
  readonly after: string;
} {
  return {
    before: `${name}${hasQuestionToken === true ? "?" : ""}: `,
    shape: readWholeType(type),
    after: initializer === undefined ? "" : ` = ${initializer}`,
  };
}
