/**
 * The word that somebody may have meant: the one of `words` with the smallest edit distance to what is written.
 *
 * Case does not count as a difference, so that `operationid` finds `operationId`. A swap of two neighbours counts
 * as one edit. Nothing is returned when more than a third of the letters would have to change (one letter of a short
 * word); of several that are equally near, the first is returned.
 */
export function nearestWord(written: string, words: Iterable<string>): string | undefined {
  const given = written.toLowerCase();
  let limit = Math.max(1, Math.floor(given.length / 3)) + 1;
  let nearest: string | undefined;
  for (const word of words) {
    if (word === written || Math.abs(word.length - given.length) >= limit) continue;
    const distance = editDistance(given, word.toLowerCase());
    if (distance >= limit) continue;
    limit = distance;
    nearest = word;
  }
  return nearest;
}

/** A question with the nearest word in backticks, as a hint; nothing where no word is near. */
export function didYouMean(written: string, words: Iterable<string>): string | undefined {
  const word = nearestWord(written, words);
  return word === undefined ? undefined : `Did you mean \`${word}\`?`;
}

/** How many insertions, deletions, replacements and swaps of neighbours turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? from.length;
}
