import { layOutFields } from "./lay-out-fields.ts";
import { fits, isAscii, simpleType, splitTopLevel } from "./simple-text.ts";

/**
 * Lays out a statement as Prettier does, as long as it is one of the few that nearly all of a generated package
 * consists of: line comments, imports and exports, interfaces and aliases of plain types, enumerations, and functions that send a
 * request. Returns `undefined` for everything else, which is Prettier's to print: this is a short cut for what
 * is said ten thousand times, not a formatter.
 */
export function layOut(statement: string): string | undefined {
  if (/^(?:\/\/.*\n?)+$/.test(statement)) return statement.trim();
  const layout = new Layout(
    statement
      .trim()
      .split("\n")
      .map((line) => line.trim()),
  );
  return layout.layOutStatement() ? layout.text : undefined;
}

const moduleList = /^((?:import|export)(?: type)?) \{ (.*) \} from ("[^"\\]*");$/;
const blockStart =
  /^(?:export interface [\w$]+(?: extends [\w$]+(?:, [\w$]+)*)?|export (?:const|type) [\w$]+ =) \{$/;
const enumeration = /^export type [\w$]+ = \(typeof [\w$]+\)\[keyof typeof [\w$]+\];$/;
const alias = /^(export type [\w$]+) = (.*);$/;
const signature =
  /^(export function [\w$]+)\((client: Client)(?:, (params: [\w$]+(?: = \{\})?))?, (options\?: [\w$]+)\): (.*)\{$/;
/** A function that only calls another one, and a table of names. */
const delegate = /^export function \w+\(\w+: [\w<>]+ = \{\}\): [\w<>]+ \{$/;
const delegation = /^return \w+<\w+>\(\w+, \w+\);$/;
const table = /^(const [\w$]+: [\w$]+ =) \{ ([\w$:, [\]"-]+) \};$/;
const call = /^return (send|sendPages)\(client, \{$/;

const key = String.raw`(?:[A-Za-z_$][\w$]*|"[^"\\]*"|\d{3}|\[key: string\])`;
const opening = new RegExp(`^(${key}\\??:) (\\(?(?:[^{}()]* \\| )?\\{)$`);
const property = new RegExp(`^(${key}\\??:) (.*);$`);
const constant = new RegExp(`^${key}: (?:"[^"\\\\]*"|-?(?:0|[1-9]\\d*)),$`);

/** Goes through the lines of one statement. Its steps say whether they could lay out what they found. */
class Layout {
  readonly #lines: readonly string[];
  readonly #out: string[] = [];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get text(): string {
    return this.#out.join("\n");
  }

  layOutStatement(): boolean {
    if (!this.#layOutComment("")) return false;
    const line = this.#take();
    if (!isAscii(line)) return false;
    const isDone = this.#layOutHead(line);
    return isDone && this.#at === this.#lines.length;
  }

  #take(): string {
    return this.#lines[this.#at++] ?? "";
  }

  #layOutHead(line: string): boolean {
    if (line.startsWith("export function ")) return this.#layOutFunction(line);
    const list = moduleList.exec(line);
    if (list) return this.#layOutList(line, list[1] ?? "", list[2] ?? "", list[3] ?? "");
    if (blockStart.test(line)) {
      if (/^\}/.test(this.#lines[this.#at] ?? "")) return this.#layOutEmpty(line);
      if (!fits(line)) return false;
      this.#out.push(line);
      return this.#layOutMembers("  ") && this.#layOutEnd("", /^\}(?:(?:\[\])*;| \| null;| as const;)?$/);
    }
    const [, name, entries = ""] = table.exec(line) ?? [];
    if (name !== undefined) return this.#layOutTable(line, name, splitTopLevel(entries, ", "));
    if (enumeration.test(line)) {
      this.#out.push(line);
      return fits(line);
    }
    const [, head = "", type = ""] = alias.exec(line) ?? [];
    return this.#layOutType(`${head} =`, type, "");
  }

  #layOutEmpty(line: string): boolean {
    this.#out.push(`${line}}`);
    return this.#take() === "}" && fits(`${line}}`);
  }

  #layOutTable(line: string, name: string, entries: readonly string[]): boolean {
    const lines = entries.map((entry) => `  ${entry},`);
    this.#out.push(...(fits(line) ? [line] : [`${name} {`, ...lines, "};"]));
    return lines.every(fits);
  }

  #layOutList(line: string, head: string, list: string, from: string): boolean {
    const names = list.split(", ");
    if (!names.every((name) => /^(?:type )?[\w$]+(?: as [\w$]+)?$/.test(name))) return false;
    if (names.length === 1 || fits(line)) this.#out.push(line);
    else this.#out.push(`${head} {`, ...names.map((name) => `  ${name},`), `} from ${from};`);
    return true;
  }

  /** Members up to the line that closes what holds them. */
  #layOutMembers(indent: string): boolean {
    while (this.#at < this.#lines.length) {
      if (!this.#layOutComment(indent)) return false;
      if (this.#lines[this.#at]?.startsWith("}")) return true;
      const line = this.#take();
      if (!isAscii(line)) return false;
      if (constant.test(line) && fits(indent + line)) {
        this.#out.push(indent + line);
        continue;
      }
      const [, name = "", type = ""] = property.exec(line) ?? opening.exec(line) ?? [];
      const isObject = type.endsWith("{");
      if (isObject ? !this.#layOutObject(name, type, indent) : !this.#layOutType(name, type, indent))
        return false;
    }
    return false;
  }

  /** A type with an object: on the line of its property or, in a union, with a line for each member. */
  #layOutObject(name: string, start: string, indent: string): boolean {
    const head = `${indent}${name} ${start}`;
    if (this.#lines[this.#at]?.startsWith("}") || !fits(head)) return false;
    const close =
      start === "{" ? /^\}(?:\[\])*;$|^\} \| null;$/ : start === "({" ? /^\} \| null\)\[\];$/ : undefined;
    if (close?.test(this.#findClose())) {
      this.#out.push(head);
      return this.#layOutMembers(`${indent}  `) && this.#layOutEnd(indent, close);
    }
    const isGroup = start.startsWith("(");
    this.#out.push(`${indent}${name}${isGroup ? " (" : ""}`);
    const end = this.#layOutUnion(start.replace(/^\(/, "").replace(/\{$/, ""), `${indent}  `);
    if (end === undefined || end.startsWith(")") !== isGroup) return false;
    if (isGroup) this.#out.push(`${indent}${end}`);
    else this.#out.push(`${this.#out.pop() ?? ""}${end}`);
    return true;
  }

  /** The members of a union with objects, whose first is open. Returns what ends it: `;`, or `)[];` of a group. */
  #layOutUnion(before: string, indent: string): string | undefined {
    if (!this.#layOutPlain(before, indent)) return undefined;
    for (let isOnly = before === ""; ; isOnly = false) {
      this.#out.push(`${indent}| {`);
      if (this.#lines[this.#at]?.startsWith("}") || !this.#layOutMembers(`${indent}    `)) return undefined;
      const [, array = "", others, end] =
        /^\}((?:\[\])*)((?: \| [^{}()]+)?)( \| \{|\)(?:\[\])+;|;)$/.exec(this.#take()) ?? [];
      if (others === undefined) return undefined;
      this.#out.push(`${indent}  }${array}`);
      if (!this.#layOutPlain(others, indent)) return undefined;
      if (end !== " | {") return isOnly && others === "" ? undefined : end;
    }
  }

  /** Members of a union that are no objects, with their separators. */
  #layOutPlain(text: string, indent: string): boolean {
    const members = splitTopLevel(text, " | ").filter((member) => member !== "");
    const lines = members.map((member) => `${indent}| ${member}`);
    this.#out.push(...lines);
    return members.every((member) => simpleType.test(member)) && lines.every((line) => fits(`${line};`));
  }

  #layOutEnd(indent: string, allowed: RegExp): boolean {
    const line = this.#take();
    this.#out.push(indent + line);
    return allowed.test(line) && isAscii(line);
  }

  /** The line that closes the object which the last line has opened. */
  #findClose(): string {
    let depth = 1;
    for (let index = this.#at; index < this.#lines.length; index++) {
      const line = this.#lines[index] ?? "";
      if (line.startsWith("*") || line.startsWith("/**")) continue;
      if (line.startsWith("}") && --depth === 0) return line;
      if (line.endsWith("{")) depth++;
    }
    return "";
  }

  /** A type behind a name: on the same line or, when it is a union, on the next line or a line for each member. */
  #layOutType(head: string, type: string, indent: string): boolean {
    if (!simpleType.test(type)) return false;
    const line = `${indent}${head} ${type};`;
    if (fits(line)) {
      this.#out.push(line);
      return true;
    }
    const group = /^\(([^()]*)\)((?:\[\])+)$/.exec(type);
    const [, union = type, arrays = ""] = group ?? [];
    const members = splitTopLevel(union, " | ").map((member) => `${indent}  | ${member}`);
    if (members.length < 2 || union.includes("<") || !members.every((member) => fits(`${member};`)))
      return false;
    const isShort = fits(`${indent}  ${union}${group ? "" : ";"}`);
    if (group) {
      this.#out.push(
        `${indent}${head} (`,
        ...(isShort ? [`${indent}  ${union}`] : members),
        `${indent})${arrays};`,
      );
    } else if (isShort) this.#out.push(indent + head, `${indent}  ${union};`);
    else this.#out.push(indent + head, ...members.slice(0, -1), `${members.at(-1) ?? ""};`);
    return true;
  }

  #layOutFunction(line: string): boolean {
    if (delegate.test(line)) return this.#layOutDelegation(line);
    const [, start = "", client = "", params, options = "", result = ""] = signature.exec(line) ?? [];
    if (start === "") return false;
    const parameters = [client, ...(params === undefined ? [] : [params]), options];
    const promise = /^(\w+)<$/.exec(result)?.[1];
    // A result of several lines breaks the parameters too.
    const open = (end: string): boolean => {
      const whole = `${start}(${parameters.join(", ")}): ${end}`;
      if (fits(whole) && promise === undefined) this.#out.push(whole);
      else this.#out.push(`${start}(`, ...parameters.map((each) => `  ${each},`), `): ${end}`);
      return fits(`): ${end}`);
    };
    if (promise !== undefined) return this.#layOutResult(promise, open) && this.#layOutBody();
    return simpleType.test(result.trim()) && open(`${result}{`) && this.#layOutBody();
  }

  #layOutDelegation(line: string): boolean {
    const body = this.#take();
    this.#out.push(line, `  ${body}`, "}");
    return fits(line) && fits(`  ${body}`) && delegation.test(body) && this.#take() === "}";
  }

  /** A promise of an object type: alone in the brackets it needs no lines of its own. */
  #layOutResult(promise: string, open: (end: string) => boolean): boolean {
    const close = /^\}((?:\[\])?)(?:, ([\w$]+))?> \{$/.exec(this.#findClose());
    if (!close || this.#lines[this.#at]?.startsWith("}")) return false;
    const [, array = "", errors] = close;
    const isAlone = errors === undefined && array === "";
    if (errors === undefined && !isAlone) return false;
    if (!open(isAlone ? `${promise}<{` : `${promise}<`)) return false;
    if (!isAlone) this.#out.push("  {");
    if (!this.#layOutMembers(isAlone ? "  " : "    ")) return false;
    this.#take();
    this.#out.push(...(isAlone ? ["}> {"] : [`  }${array},`, `  ${errors ?? ""}`, "> {"]));
    return true;
  }

  #layOutBody(): boolean {
    const name = call.exec(this.#take())?.[1];
    const rest = this.#lines.slice(this.#at, -2);
    const fields = layOutFields(rest);
    if (name === undefined || !fields) return false;
    this.#at += rest.length;
    this.#out.push(
      `  return ${name}(`,
      "    client,",
      "    {",
      ...fields,
      "    },",
      "    options,",
      "  );",
      "}",
    );
    return this.#take() === "}, options);" && this.#take() === "}";
  }

  /** A comment, if there is one, whose every line begins with a star; others are not indented anew. */
  #layOutComment(indent: string): boolean {
    if (!this.#lines[this.#at]?.startsWith("/**")) return true;
    const first = this.#take();
    this.#out.push(indent + first);
    if (first.endsWith("*/")) return true;
    if (first !== "/**") return false;
    for (;;) {
      const line = this.#take();
      this.#out.push(`${indent} ${line}`);
      if (line === "*/") return true;
      if (!line.startsWith("*") || line.endsWith("*/")) return false;
    }
  }
}
