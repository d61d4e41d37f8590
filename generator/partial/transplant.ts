import { tooManyModelsIn } from "../emit/emit-api-md.ts";
import type { GeneratedFile } from "../files.ts";
import type { Change } from "../write/plan.ts";
import { exchangeRows } from "./exchange-rows.ts";

/** Files of declarations and entries that are the same in a slice as in the document. */
const separable = /^src\/(?:models|enums|webhooks|examples|operations\/.+)\.ts$/;

/** What such a file has besides, at its top: it depends on all the rest. */
const head = /^(?:\/\/|import\s)/;

/** The file of an interface with a member for each operation. */
const testing = "src/testing.ts";

/**
 * Exchanges in the files of a package what differs between the files of a slice before and after.
 *
 * Every declaration before has to stand in the package letter by letter: then the slice has all that makes it what
 * it is, and the one after it is right as well. Imports, lists of exports and the like have to be the same, unless the
 * slice has all of them.
 *
 * @param present gives the text of one of the package's files
 * @returns the files that change; undefined when the slice does not tell what becomes of the package
 */
export function transplant(
  before: readonly GeneratedFile[],
  after: readonly GeneratedFile[],
  present: (path: string) => string | undefined,
): Change[] | undefined {
  if (before.length !== after.length) return undefined;
  const changed: Change[] = [];
  for (const [index, file] of before.entries()) {
    const next = after[index];
    if (next?.path !== file.path) return undefined;
    if (!separable.test(file.path) && file.text === next.text) continue;
    const text = present(file.path);
    const exchanged = text === undefined ? undefined : exchangeIn(text, file, next);
    if (text === undefined || exchanged === undefined) return undefined;
    if (exchanged !== text) changed.push({ path: file.path, before: text, after: exchanged });
  }
  return changed;
}

function exchangeIn(text: string, before: GeneratedFile, after: GeneratedFile): string | undefined {
  if (separable.test(before.path)) return exchange(text, before.pieces ?? [], after.pieces ?? []);
  // What the slice makes of such a file may be all that there is, such as the servers.
  if (text === before.text) return after.text;
  if (before.path === testing) return exchange(text, membersIn(before), membersIn(after));
  return before.path === "API.md" ? exchangeInApi(text, before, after) : undefined;
}

/** The pieces of a file, with each member of an interface as a piece of its own. */
function membersIn({ pieces = [] }: GeneratedFile): readonly string[] {
  return pieces.flatMap((piece) =>
    /^export interface \w+ \{$/m.test(piece) ? piece.replace(/\}\s*$/, "").split(/\n(?= {2}[^ }])/) : [piece],
  );
}

/** The text with each of the pieces replaced that is another one after. */
function exchange(text: string, before: readonly string[], after: readonly string[]): string | undefined {
  if (before.length !== after.length) return undefined;
  let exchanged = text;
  /** Behind the piece that was found last: they mostly stand in the same order. */
  let from = 0;
  for (const [index, piece] of before.entries()) {
    const [old, next] = [bare(piece), bare(after[index] ?? "")];
    if (head.test(old)) {
      if (old !== next) return undefined;
      continue;
    }
    const place = nextDeclaration(old, exchanged, from) ?? onlyPlaceOf(old, exchanged);
    if (place === undefined) return undefined;
    from = place + next.length;
    if (old === next) continue;
    if (kindOf(old) === undefined || kindOf(old) !== kindOf(next)) return undefined;
    exchanged = exchanged.slice(0, place) + next + exchanged.slice(place + old.length);
  }
  return exchanged;
}

/**
 * The keyword of a declaration that is exported, the brace of an entry, or the name of a member: there is an empty
 * line behind some kinds. Anything else is shared by declarations that may not be in the slice.
 */
function kindOf(piece: string): string | undefined {
  return /^(?:export \w+|\{|[\w$]+: |"[^"\n]*": )/m.exec(piece)?.[0];
}

/** What stands between pieces belongs to none of them. */
function bare(piece: string): string {
  return piece.trim().replace(/,$/, "");
}

/** Where a declaration that is exported stands: a module has only one of a name, so nothing else need be looked at. */
function nextDeclaration(piece: string, text: string, from: number): number | undefined {
  if (!kindOf(piece)?.startsWith("export")) return undefined;
  const line = text.indexOf(`\n${piece}\n`, Math.max(0, from - 1));
  return line === -1 ? undefined : line + 1;
}

function onlyPlaceOf(piece: string, text: string): number | undefined {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + piece.length);
    if (/^[ \n][,\n]$/.test(around)) places.push(at);
  }
  return places.length === 1 ? places[0] : undefined;
}

/** The text of `API.md`. A package of many models has no diagram, where the slice has one. */
function exchangeInApi(text: string, before: GeneratedFile, after: GeneratedFile): string | undefined {
  const words = tooManyModelsIn(text);
  const [tables, next] = [before.pieces?.[0], after.pieces?.[0]];
  if (words === undefined || tables === undefined || next === undefined) return undefined;
  const exchanged = exchangeRows(text.slice(0, -words.length), tables, next);
  return exchanged === undefined ? undefined : exchanged + words;
}
