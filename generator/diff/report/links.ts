import type { Location } from "../../shared/diagnostics/diagnostic.ts";
import type { SideName } from "../compare/placed.ts";
import type { Change } from "../judge/change.ts";
import type { Diff, Edition } from "../judge/diff.ts";

/** Where a line of an edition can be read in a browser; undefined where that is not known. */
export function lineUrl({ url }: Edition, { file, line }: Location): string | undefined {
  if (url === undefined || file.startsWith("/") || file.startsWith("../")) return undefined;
  const path = file.split("/").map(escapeSegment).join("/");
  return `${url}${path}#L${String(line)}`;
}

/** Parentheses would end a link of Markdown. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll("(", "%28").replaceAll(")", "%29");
}

/** The side where a reader looks first: the head, or the base for what is gone. */
export function sideOf(change: Change): SideName {
  return change.fact.observation.kind === "removed" || change.head === null ? "base" : "head";
}

/** The place where a reader looks first, with its link where there is one. */
export function placeOf(
  diff: Diff,
  change: Change,
  side: SideName = sideOf(change),
): { readonly location: Location; readonly url: string | undefined } | undefined {
  const location = change[side];
  return location === null ? undefined : { location, url: lineUrl(diff[side], location) };
}
