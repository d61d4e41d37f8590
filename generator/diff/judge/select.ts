import { matchesPath } from "../../document/path-pattern.ts";
import { UserError } from "../../shared/diagnostics/user-error.ts";
import { isArray } from "../../shared/json.ts";
import { didYouMean } from "../../shared/text/nearest.ts";
import { callbacksOf, operationsOf, type OperationSite } from "../compare/operations.ts";
import type { Side } from "../compare/side.ts";
import type { Sides } from "../compare/sides.ts";
import type { Change } from "./change.ts";

/** The operations that somebody wants to read about: those with one of the paths and one of the tags. */
export interface Selection {
  /** Paths of the document; `*` is any part of a segment, `**` any number of segments. None: every path. */
  readonly paths: readonly string[];
  /** None: every tag, and no tag as well. */
  readonly tags: readonly string[];
}

/** A selection that fits no operation of the two documents. The message has a line for each word that fits none. */
export class SelectionError extends UserError {
  override readonly name = "SelectionError";
}

/**
 * Takes the changes that reach one of the selected operations, or stand in it.
 *
 * @throws SelectionError for a path or a tag that no operation of either document has
 */
export function selectChanges(
  sides: Sides,
  changes: readonly Change[],
  selection: Selection,
): readonly Change[] {
  if (selection.paths.length === 0 && selection.tags.length === 0) return changes;
  const all = [sides.base, sides.head].flatMap(sitesOf);
  refuseUnknown(all, selection);
  const chosen = all.filter((site) => isSelected(site, selection));
  const labels = new Set(chosen.flatMap(labelsOf));
  const pointers = chosen.flatMap(({ item, operation }) => [item.pointer, operation.pointer]);
  return changes.filter((change) => {
    const { base, head } = change.fact.observation.pointer;
    const isInside = [base, head].some((place) =>
      pointers.some((pointer) => place === pointer || place?.startsWith(`${pointer}/`) === true),
    );
    return (
      change.operations.some((label) => labels.has(label)) || (change.operations.length === 0 && isInside)
    );
  });
}

function sitesOf(side: Side): readonly OperationSite[] {
  return [...operationsOf(side, "path").values(), ...operationsOf(side, "webhook").values()];
}

/** What changes call an operation and its callbacks. */
function labelsOf(site: OperationSite): readonly string[] {
  const callbacks = [...callbacksOf(site).values()];
  return [site.label, ...callbacks.flatMap(({ operations }) => [...operations.values()].flatMap(labelsOf))];
}

function isSelected(site: OperationSite, { paths, tags }: Selection): boolean {
  const own = tagsOf(site);
  return (
    (paths.length === 0 || paths.some((pattern) => matchesPath(pattern, site.path))) &&
    (tags.length === 0 || tags.some((tag) => own.includes(tag)))
  );
}

function tagsOf({ operation }: OperationSite): readonly string[] {
  const { tags } = operation.value;
  return isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}

function refuseUnknown(sites: readonly OperationSite[], { paths, tags }: Selection): void {
  const knownPaths = new Set(sites.map((site) => site.path));
  const knownTags = new Set(sites.flatMap(tagsOf));
  const lines = [
    ...paths
      .filter((pattern) => ![...knownPaths].some((path) => matchesPath(pattern, path)))
      .map((pattern) => unknown(`No path of either document fits ${pattern}.`, pattern, knownPaths)),
    ...tags
      .filter((tag) => !knownTags.has(tag))
      .map((tag) => unknown(`No operation of either document has the tag ${tag}.`, tag, knownTags)),
  ];
  if (lines.length > 0) throw new SelectionError(lines.join("\n"));
}

function unknown(sentence: string, word: string, known: Iterable<string>): string {
  const hint = didYouMean(word, known);
  return hint === undefined ? sentence : `${sentence} ${hint}`;
}
