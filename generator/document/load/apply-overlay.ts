import { exec } from "jsonpath-rfc9535";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { diagnose, type KnownCode } from "../../shared/diagnostics/registry.ts";
import { isArray, isObject, pointerTo, type JsonValue } from "../../shared/json.ts";
import type { Holder, Origins } from "./origins.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";
import type { FilePlace } from "./references.ts";

/**
 * Carries the actions of an overlay out, one after the other (Overlay Specification 1.0.0 section 4.4.3): `remove` takes
 * away what the target names; `update` is merged into objects, and appended to lists. In a merge, objects are merged,
 * lists are joined, and anything else is replaced.
 *
 * @param tree a tree that `origins` has copied: it is changed
 * @param file the overlay's name, by which `origins` knows it
 * @param locate where a pointer of the overlay stands
 */
export function applyOverlay(
  tree: JsonValue,
  { actions }: Overlay,
  origins: Origins,
  file: string,
  locate: (pointer: string) => Location,
): Diagnostic[] {
  return actions.flatMap((action) => {
    const report = (code: KnownCode, message: string, field: string, hint?: string): Diagnostic[] => [
      diagnose(code, message, { location: locate(pointerTo(action.pointer, field)), hint }),
    ];
    const found = findTargets(tree, action.target);
    if ("error" in found) return report("overlay-target", `\`target\` is no JSONPath: ${found.error}`, "target");
    if (found.paths.length === 0) return report("overlay-unmatched", `\`${action.target}\` names nothing.`, "target");
    return [...carryOut(tree, action, found.paths, origins, file)].flatMap((problem) => report("overlay-target", problem, action.remove ? "target" : "update"));
  });
} // prettier-ignore

type Path = readonly (string | number)[];

/** What a JSONPath names, each once, a holder before what it holds. */
function findTargets(
  tree: JsonValue,
  target: string,
): { readonly paths: readonly Path[] } | { readonly error: string } {
  const paths = new Map<string, Path>();
  try {
    // The library's own JSON type has writable lists; it writes to none.
    exec(tree as Parameters<typeof exec>[0], target, (_, path) => {
      paths.set(JSON.stringify(path), [...path]);
    });
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  return { paths: [...paths.values()] };
}

/** Returns what cannot be done, each problem once. */
function carryOut(
  tree: JsonValue,
  action: OverlayAction,
  paths: readonly Path[],
  origins: Origins,
  file: string,
): ReadonlySet<string> {
  const problems = new Set<string>();
  // From the end, so that what is still to be removed does not move.
  for (const path of action.remove ? paths.toReversed() : paths) {
    const problem = action.remove
      ? removeAt(tree, path, origins)
      : updateAt(tree, path, action.update ?? null, origins, { file, pointer: pointerTo(action.pointer, "update") });
    if (problem !== undefined) problems.add(problem);
  }
  return problems;
} // prettier-ignore

function removeAt(tree: JsonValue, path: Path, origins: Origins): string | undefined {
  const key = path.at(-1);
  if (key === undefined) return "The whole document cannot be removed.";
  const holder = holderAt(tree, path.slice(0, -1));
  if (holder !== undefined) origins.remove(holder, key);
  return undefined;
}

function updateAt(
  tree: JsonValue,
  path: Path,
  update: JsonValue,
  origins: Origins,
  place: FilePlace,
): string | undefined {
  const holder = holderAt(tree, path);
  if (holder === undefined) return "`update` needs an object or a list: what `target` names is neither.";
  if (isArray(holder)) origins.put(holder, holder.length, update, place);
  else if (isObject(update)) merge(holder, update, origins, place);
  else return "`target` names an object, so `update` has to be an object, too.";
  return undefined;
}

function merge(
  holder: Record<string, JsonValue | undefined>,
  update: Readonly<Record<string, JsonValue | undefined>>,
  origins: Origins,
  { file, pointer }: FilePlace,
): void {
  for (const [key, value] of Object.entries(update)) {
    const at = { file, pointer: pointerTo(pointer, key) };
    const before = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (isObject(before) && isObject(value))
      merge(before, value, origins, at); // a part of our own copy
    else if (isArray(before) && isArray(value))
      append(before as JsonValue[], value, origins, at); // as above
    else if (value !== undefined) origins.put(holder, key, value, at);
  }
}

function append(list: JsonValue[], items: readonly JsonValue[], origins: Origins, at: FilePlace): void {
  items.forEach((item, index) => {
    origins.put(list, list.length, item, { file: at.file, pointer: pointerTo(at.pointer, index) });
  });
}

function holderAt(tree: JsonValue, path: Path): Holder | undefined {
  let value: JsonValue | undefined = tree;
  for (const key of path) {
    if (isArray(value)) value = value[Number(key)];
    else if (isObject(value)) value = value[key];
    else return undefined;
  }
  // The tree is a copy of ours.
  return typeof value === "object" && value !== null ? (value as Holder) : undefined;
}
