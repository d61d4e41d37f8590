import { sortDiagnostics, type Diagnostic, type Location } from "../diagnostics.ts";

/**
 * The diagnostics of a document after an edit: what was said of it before, without what the slice says before, and
 * with what it says after.
 *
 * @returns undefined when the slice says something else than the document did, or when something was said of a part
 * that has changed and the slice does not say it
 */
export function carryOver(
  last: readonly Diagnostic[],
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  moved: (line: number) => number | undefined,
): Diagnostic[] | undefined {
  const rest = new Map(last.map((each) => [JSON.stringify(each), each]));
  if (!sortDiagnostics(before).every((each) => rest.delete(JSON.stringify(each)))) return undefined;
  const carried = [...rest.values()].map((each) => moveAll(each, moved));
  return carried.every((each) => each !== undefined) ? sortDiagnostics([...carried, ...after]) : undefined;
}

type Moved = (line: number) => number | undefined;

function moveAll({ location, related, ...rest }: Diagnostic, moved: Moved): Diagnostic | undefined {
  const place = location && move(location, moved);
  const places = related?.map((each) => ({ each, location: move(each.location, moved) }));
  if ((location && !place) || places?.some((each) => !each.location)) return undefined;
  return {
    ...rest,
    ...(place && { location: place }),
    ...(places && {
      related: places.flatMap(({ each, location: to }) => (to ? [{ ...each, location: to }] : [])),
    }),
  };
}

function move(location: Location, moved: Moved): Location | undefined {
  const line = moved(location.line);
  return line === undefined ? undefined : { ...location, line };
}
