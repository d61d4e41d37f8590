import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { isLenientCode } from "../shared/diagnostics/registry.ts";
import { isStrict } from "../shared/diagnostics/strict.ts";
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { readings } from "./readings.ts";

/** A document as `--lenient` reads it, and what was found in it. */
export interface LenientReading {
  readonly spec: Spec;
  /** What was taken is one warning for each kind; the rest stays as it was. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes the faults of a document that have one sensible reading: `readings.ts` says which. A strict document
 * (`x-lint: strict`) stays as it is.
 *
 * @param found everything that loading and linting have to say, sorted by place
 */
export function readLeniently(spec: Spec, found: readonly Diagnostic[]): LenientReading {
  const taken = found.filter((each) => isTaken(spec.document, each));
  if (taken.length === 0) return { spec, diagnostics: found };
  const document = rebuild(spec.document, replacementsFor(spec, taken));
  return {
    // Only objects are replaced by something else, and the root is no fault.
    spec: { ...spec, document: isObject(document) ? document : spec.document },
    diagnostics: [...found.filter((each) => !taken.includes(each)), ...onePerKind(taken)],
  };
}

/** How many of the errors of a document `--lenient` would take, as the end of a sentence; empty for none. */
export function takeableWords(document: JsonObject, found: readonly Diagnostic[]): string {
  const errors = found.filter(({ severity }) => severity === "error").length;
  const takeable = found.filter((each) => isTaken(document, each)).length;
  if (takeable === 0) return "";
  return `; \`--lenient\` would take ${takeable === errors ? "all" : String(takeable)} of the ${errors} findings`;
}

function isTaken(document: JsonObject, { code, severity }: Diagnostic): boolean {
  return severity === "error" && isLenientCode(code) && !isStrict(document);
}

function onePerKind(taken: readonly Diagnostic[]): Diagnostic[] {
  const codes = new Set(taken.map(({ code }) => code).filter(isLenientCode));
  return [...codes].flatMap((code) => {
    const [first, ...others] = taken.filter((each) => each.code === code);
    if (first === undefined) return [];
    const more = others.length === 0 ? "" : ` The document has ${others.length + 1} of this kind.`;
    const message = `${first.message}${more} \`--lenient\` reads ${readings[code].instead}.`;
    return [{ ...first, severity: "warning", message }];
  });
}

/** What stands in place of the objects that findings are about: one may have several faults. */
function replacementsFor(spec: Spec, taken: readonly Diagnostic[]): ReadonlyMap<JsonValue, JsonValue> {
  const replacements = new Map<JsonValue, JsonValue>();
  for (const { code, subject } of taken) {
    const mend = isLenientCode(code) ? readings[code].mend : undefined;
    if (mend === undefined || subject === undefined) continue;
    for (const pointer of subject.pointers) {
      const object = valueAt(spec.document, pointer);
      const before = isObject(object) ? (replacements.get(object) ?? object) : undefined;
      if (isObject(object) && isObject(before)) replacements.set(object, mend(before, subject, spec.version));
    }
  }
  return replacements;
}

/** A copy of a tree with other objects in it. What has no fault is not copied, and what is shared stays shared. */
function rebuild(tree: JsonValue, replacements: ReadonlyMap<JsonValue, JsonValue>): JsonValue {
  const done = new Map<JsonValue, JsonValue>();
  const visit = (value: JsonValue): JsonValue => {
    if (typeof value !== "object" || value === null) return value;
    const before = done.get(value);
    if (before !== undefined) return before;
    const replacement = replacements.get(value);
    const result = visitChildren(replacement === undefined ? value : replacement, visit);
    done.set(value, result);
    return result;
  };
  return visit(tree);
}

function visitChildren(value: JsonValue, visit: (child: JsonValue) => JsonValue): JsonValue {
  if (isArray(value)) {
    const items = value.map(visit);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  const entries = Object.keys(value).map((key) => [key, visit(value[key] ?? null)] as const);
  // Object.fromEntries keeps a key like `__proto__`.
  return entries.some(([key, child]) => child !== value[key]) ? Object.fromEntries(entries) : value;
}
