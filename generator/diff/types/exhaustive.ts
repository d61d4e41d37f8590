import type { Candidate } from "./candidate.ts";

/** Above this many branches nobody writes a switch without a default. */
const mostBranches = 40;

/** A union of literals that another one contains, with the way from the type to one value of it. */
export interface GrownUnion {
  readonly literals: readonly string[];
  /** How many arrays there are around the union. */
  readonly arrays: number;
}

/** The code that breaks when a closed list of values grows: a switch without a default branch, and nothing else. */
export function exhaustiveSwitch(
  about: Omit<Candidate, "code" | "exhaustive">,
  type: string,
  literals: readonly string[],
  arrays = 0,
): readonly Candidate[] {
  if (literals.length === 0 || literals.length > mostBranches) return [];
  const branches = literals.map((literal) => `    case ${literal}: return 1;`).join("\n");
  let bare = /^\w+$/.test(type) && arrays === 0 ? type : `NonNullable<${type}>`;
  for (let depth = 0; depth < arrays; depth += 1) bare = `NonNullable<${bare}[number]>`;
  const code = `export function exhaustive(value: ${bare}): number {\n  switch (value) {\n${branches}\n  }\n}`;
  return [{ ...about, code, exhaustive: true }];
}

/** Says of two type texts that the one is a list of values, maybe in an array, that the other has too, and more. */
export function grownUnion(base: string, head: string): GrownUnion | undefined {
  const [before, after] = [literalsOf(base), literalsOf(head)];
  if (before === undefined || after === undefined || before.arrays !== after.arrays) return undefined;
  const [left, right] = [new Set(before.literals), new Set(after.literals)];
  const grew = right.size > left.size && [...left].every((one) => right.has(one));
  // That null may come hurts more than switches.
  if (!grew || left.has("null") !== right.has("null")) return undefined;
  return { literals: [...left].filter((one) => one !== "null"), arrays: before.arrays };
}

const literal = /\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)\s*/y;

function literalsOf(text: string): { literals: readonly string[]; arrays: number } | undefined {
  const plain = text.trim();
  if (plain.endsWith("[]")) {
    const inner = plain.slice(0, -2);
    const grouped = inner.startsWith("(") && inner.endsWith(")");
    const item = literalsOf(grouped ? inner.slice(1, -1) : inner);
    // Without parentheses only the last member of a union is an array.
    if (item === undefined || (!grouped && item.literals.length > 1)) return undefined;
    return { ...item, arrays: item.arrays + 1 };
  }
  const literals: string[] = [];
  for (let index = 0; index < text.length; index += 1) {
    literal.lastIndex = index;
    const match = literal.exec(text);
    if (match === null) return undefined;
    literals.push(match[0].trim());
    index = literal.lastIndex;
    if (index < text.length && text[index] !== "|") return undefined;
  }
  return literals.length === 0 ? undefined : { literals, arrays: 0 };
}
