/** Signs of what js-yaml lets pass and YAML does not. Each begins with a rare character, to be found in long texts at once. */
const doubts: readonly RegExp[] = [
  // A comment needs a blank before its `#` (YAML 1.2 section 6.6).
  /#(?<=[^\s,:[{(=-]["'\]}]#)/,
  // Keys that are lists or maps, which JSON has none of.
  /\?(?<=^ *(?:- +)*\?)\s/m,
  /\{(?:\[|\s+[[{])/,
  // Two merge keys in one mapping are one key twice.
  /<<:(?<=^( *)<<:).*\r?\n\1<<:/m,
];

/** Whether a text that js-yaml has read may be no YAML all the same: a reason to have a closer look, and no more. */
export function isDoubtful(text: string): boolean {
  return doubts.some((doubt) => doubt.test(text)) || hasLooseBrackets(text);
}

/** What is in brackets is indented further than the line in which they open, and by blanks (YAML 1.2 section 7.4). */
function hasLooseBrackets(text: string): boolean {
  for (const { index, 0: opening } of text.matchAll(/[{[][ \t]*(?:#.*)?\r?\n/g)) {
    const before = /[\s:,[-]/.test(text.charAt(index - 1));
    if (before && !isIndentedFurther(text, index, index + opening.length)) return true;
  }
  return false;
}

function isIndentedFurther(text: string, opening: number, below: number): boolean {
  const start = text.lastIndexOf("\n", opening) + 1;
  const indentOf = (from: number): string => /^ */.exec(text.slice(from, from + 1000))?.[0] ?? "";
  const inner = indentOf(below);
  const next = text.charAt(below + inner.length);
  return inner.length > indentOf(start).length ? next !== "\t" : /[\]}\r\n#]/.test(next);
}
