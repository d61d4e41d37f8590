import { parseArgs } from "node:util";
import { nearestWord } from "../shared/text/nearest.ts";
import { type Option, type Options, type Usage, UsageError, type Values, type Words } from "./options.ts";

/** Whether the words ask what a command does. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? undefined : end).some((word) => word === "--help" || word === "-h");
}

/**
 * Reads the words that follow a command.
 *
 * @throws UsageError for an option, a value or an operand that the command does not know, with the nearest that it does
 */
export function readWords<O extends Options>(command: Usage<O>, args: readonly string[]): Words<O> {
  const names = Object.keys(command.options);
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(command.options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? "boolean" : "string" },
      ]),
    ),
  });
  const found = new Map<string, string[] | boolean>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const name = nameOf(token.name, command.options);
    const option = name === undefined ? undefined : command.options[name];
    if (name === undefined || option === undefined) {
      const near = nearestWord(token.name, names);
      throw new UsageError(
        `there is no option ${token.rawName}${near === undefined ? "" : `; did you mean --${near}?`}`,
      );
    }
    if (option.value === undefined) found.set(name, flag(token.rawName, token.value, token.name === name));
    else {
      const before = found.get(name);
      const value = valueOf(token.rawName, option, token.value);
      found.set(name, Array.isArray(before) ? [...before, value] : [value]);
    }
  }
  checkOperands(command, operands);
  return { values: valuesOf(command.options, found), operands };
}

/** The option that is meant by a name, or by the opposite of a flag. */
function nameOf(written: string, options: Options): string | undefined {
  if (Object.hasOwn(options, written)) return written;
  const name = /^no-(.+)$/.exec(written)?.[1];
  return name !== undefined && Object.hasOwn(options, name) && options[name]?.negatable === true
    ? name
    : undefined;
}

function flag(rawName: string, value: string | undefined, isOn: boolean): boolean {
  if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
  return isOn;
}

function valueOf(rawName: string, { value: kind = "", words }: Option, value: string | undefined): string {
  if (value === undefined || value === "")
    throw new UsageError(`${rawName} needs a value: ${rawName} ${kind}`);
  if (words === undefined || words.includes(value)) return value;
  const near = nearestWord(value, words);
  throw new UsageError(
    `${rawName} ${value} is none of ${words.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

function checkOperands({ operands: shown = [] }: Usage, operands: readonly string[]): void {
  const least = shown.filter((each) => !each.startsWith("[")).length;
  const isOpen = shown.some((each) => each.includes("…"));
  const [extra] = isOpen ? [] : operands.slice(shown.length);
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`);
  if (operands.length < least) throw new UsageError(`${shown[operands.length] ?? ""} is missing`);
}

function valuesOf<O extends Options>(options: O, found: ReadonlyMap<string, string[] | boolean>): Values<O> {
  const values = Object.entries(options).map(([name, { multiple }]) => {
    const value = found.get(name);
    if (multiple === true) return [name, value ?? []];
    return [name, Array.isArray(value) ? value.at(-1) : value];
  });
  // Each value is of the kind that its option says: the loop above has made it by the same rule.
  return Object.fromEntries(values) as Values<O>;
}
