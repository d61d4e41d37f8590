import {
  CORE_SCHEMA,
  load,
  Type,
  YAMLException,
  type EventType,
  type LoadOptions,
  type State,
} from "js-yaml";
import { lineAndColumn, lineStarts } from "../../shared/diagnostics/lines.ts";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { JsonValue } from "../../shared/json.ts";
import { limits } from "./limits.ts";
import { countJsonPairs } from "./json-pairs.ts";
import { isDoubtful } from "./doubts.ts";
import { measure } from "./measure.ts";
import type { Parsed } from "./parsed.ts";

/** YAML 1.2's core schema (chapter 10.3: no timestamps, no `yes`), and merge keys, which many documents use. */
const merge = new Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (text) => text === "<<" });
const schema = CORE_SCHEMA.extend({ implicit: [merge] });

/** Options that js-yaml has and its type declarations lack. */
interface ReadOptions extends LoadOptions {
  /** Nodes on the parser's stack; a block mapping takes one, a flow collection in a block two. */
  readonly maxDepth: number;
  readonly maxTotalMergeKeys: number;
}

/** How every YAML text is read, here and for its positions. */
export const readOptions: ReadOptions = {
  schema,
  maxDepth: 2 * limits.depth + 20,
  maxTotalMergeKeys: limits.aliasedValues,
};

/**
 * A listener that leaves keys as they are written: js-yaml takes `010: …`, `1.0: …` and `Null: …` for values
 * first, and would call them "8", "1" and "null".
 */
export function keepKeys(text: string): (event: EventType, state: State) => void {
  let opened = 0;
  return (event, state) => {
    if (event === "open") opened = state.position;
    else if (typeof state.result !== "string" && typeof state.result !== "object")
      keepKey(text, opened, state);
    else if (state.result === null && state.kind === "scalar") keepKey(text, opened, state);
  };
}

function keepKey(text: string, opened: number, state: State): void {
  const colon = /[ \t]*:(?=\s|$)/y;
  colon.lastIndex = state.position;
  if (colon.test(text)) state.result = text.slice(opened, state.position).trim();
}

/**
 * Parses YAML 1.2 or JSON. Values come from the fastest parser that can read the text; the `yaml` package, which
 * is several times slower, is asked when something is wrong, since it finds all errors and says them better.
 */
export async function parseText(text: string, file: string): Promise<Parsed> {
  const json = parseJson(text);
  if (json) return json;
  try {
    // js-yaml returns unknown; its core schema makes nothing that JSON has not.
    const value = (load(text, { ...readOptions, listener: keepKeys(text) }) ?? null) as JsonValue;
    const strict = isDoubtful(text) ? await slowly(text, file) : undefined;
    return strict && "diagnostics" in strict ? strict : checkSize(text, { value });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return await explain(error, text, file);
  }
}

/** JSON.parse is ten times as fast as anything that reads YAML, but it does not mind a key that comes twice. */
function parseJson(text: string): Parsed | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let value: JsonValue;
  try {
    // JSON.parse returns any; it makes JSON values.
    value = JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
  const size = measure(value, false);
  if ("excess" in size) return size;
  return size.pairs === countJsonPairs(text) ? { value } : undefined;
}

async function slowly(text: string, file: string, near?: number): Promise<Parsed> {
  const { readSlowly } = await import("./yaml-errors.ts");
  return readSlowly(text, file, near);
}

function checkSize(text: string, parsed: Parsed): Parsed {
  if (!("value" in parsed)) return parsed;
  const size = measure(parsed.value, mayRepeat(text));
  return "excess" in size ? size : parsed;
}

/** Whether there may be an alias, which has the name of an anchor (YAML 1.2 sections 6.9.2 and 7.1). */
function mayRepeat(text: string): boolean {
  if (!text.includes("&") || !text.includes("*")) return false;
  // The sign comes first, since most texts have few of them; then what is before it, and the name.
  const namesBehind = (sign: RegExp): string[] => [...text.matchAll(sign)].map(([, name = ""]) => name);
  const anchors = new Set(namesBehind(/&(?<=(?:^|[\s,:[{])&)([^\s,[\]{}]+)/g));
  return (
    anchors.size > 0 &&
    namesBehind(/\*(?<=(?:^|[\s,:[{])\*)([^\s,[\]{}]+)/g).some((name) => anchors.has(name))
  );
}

async function explain(error: YAMLException, text: string, file: string): Promise<Parsed> {
  const own = diagnosis(error, text, file);
  if (own.code === "nesting-too-deep" || text.length > 20_000_000) return { diagnostics: [own] };
  const parsed = await slowly(text, file, offsetOf(error));
  // Control characters are no YAML (section 5.1), though the other parser lets them pass.
  const strict = /non-printable|null byte/.test(error.reason);
  return "value" in parsed && strict ? { diagnostics: [own] } : checkSize(text, parsed);
}

function offsetOf(error: YAMLException): number {
  // The declarations promise a mark, but errors about the whole text come without one.
  const mark = error.mark as YAMLException["mark"] | undefined;
  return mark?.position ?? 0;
}

function diagnosis(error: YAMLException, text: string, file: string): Diagnostic {
  const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/.exec(text)?.index;
  const offset = offsetOf(error) || control || 0;
  const location = { file, ...lineAndColumn(lineStarts(text), Math.min(offset, text.length)) };
  if (error.reason.startsWith("nesting exceeded")) {
    return diagnose("nesting-too-deep", `Values are nested more than ${limits.depth} levels deep.`, {
      location,
    });
  }
  return diagnose("yaml-syntax", `Not valid YAML: ${error.reason}.`, { location });
}
