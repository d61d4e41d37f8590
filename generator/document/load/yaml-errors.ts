import { parseDocument, type YAMLError } from "yaml";
import { lineAndColumn, lineStarts } from "../../shared/diagnostics/lines.ts";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { JsonValue } from "../../shared/json.ts";
import { limits } from "./limits.ts";
import type { Parsed } from "./parsed.ts";

/**
 * Parses YAML with the `yaml` package: slower, but every key stays the string it was written as, and errors are found
 * that the other parser lets pass.
 *
 * @param near the offset at which the other parser gave up
 */
export function readSlowly(text: string, file: string, near = 0): Parsed {
  try {
    const document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: true,
      stringKeys: true,
      prettyErrors: false,
      logLevel: "error",
    });
    if (document.errors.length > 0)
      return { diagnostics: diagnoseAll(firstCause(document.errors, near), text, file) };
    // toJS returns any; the core schema makes JSON values. Repetition by aliases is measured later.
    return { value: document.toJS({ maxAliasCount: -1 }) as JsonValue };
  } catch (error) {
    return { diagnostics: [unreadable(error, file)] };
  }
}

/** Stack overflow, and aliases without an anchor, are thrown rather than listed. */
function unreadable(error: unknown, file: string): Diagnostic {
  const location = { file, line: 1, column: 1 };
  if (error instanceof RangeError) {
    return diagnose("nesting-too-deep", `Values are nested more than ${limits.depth} levels deep.`, {
      location,
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  return diagnose("yaml-syntax", `Not valid YAML: ${message}`, { location });
}

/**
 * The errors that have a cause of their own: what a syntax error leaves behind it, such as one brace too many, is one
 * misunderstanding after the other. Of these, the one that both parsers see counts.
 */
function firstCause(errors: readonly YAMLError[], near: number): readonly YAMLError[] {
  const distance = ({ pos: [offset] }: YAMLError): number => Math.abs(offset - near);
  const syntax = errors.filter(({ code }) => code !== "DUPLICATE_KEY");
  const [first] = near === 0 ? syntax : syntax.toSorted((a, b) => distance(a) - distance(b));
  if (first === undefined) return errors;
  return [...errors.filter((each) => each.code === "DUPLICATE_KEY" && each.pos[0] < first.pos[0]), first];
}

function diagnoseAll(errors: readonly YAMLError[], text: string, file: string): Diagnostic[] {
  const starts = lineStarts(text);
  return errors.map(({ code, message, pos: [offset] }) => {
    const location = { file, ...lineAndColumn(starts, offset) };
    if (code === "DUPLICATE_KEY") {
      const key = /^["']?([^\s:"']*)/.exec(text.slice(offset, offset + 100))?.[1] ?? "";
      return diagnose("yaml-duplicate-key", `The key \`${key}\` is already there in this mapping.`, {
        location,
      });
    }
    const hint = hints[code];
    return diagnose("yaml-syntax", `Not valid YAML: ${message.replace(/\.?$/, ".")}`, { location, hint });
  });
}

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "Indent with spaces.",
  BAD_INDENT: "Align the line with its neighbours.",
  MISSING_CHAR: "Check the quotes, brackets and indentation just before this place.",
  UNEXPECTED_TOKEN: "Check the quotes, brackets and indentation just before this place.",
  BLOCK_AS_IMPLICIT_KEY: "Quote a value that contains `: `, and check the indentation.",
  MULTILINE_IMPLICIT_KEY: "A key ends on its own line with a colon: check the line for a missing `:`.",
  MULTIPLE_DOCS: "Keep one document per file: remove the `---` in its middle.",
  BAD_ALIAS: "Quote a value that begins with `*` or `&`.",
};
