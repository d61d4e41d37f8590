import { RE2JS } from "re2js";

const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether a text has a match of a regular expression (JSON Schema 2020-12 core section 6.4), in time that grows with
 * the text alone: documents come from anybody, and JavaScript's own expressions can run for hours. `undefined` for
 * what this cannot say: lookaround, back references and whatever is no expression.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern)?.matcher(text).find();
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch {
    return undefined;
  }
}
