import type { AST } from "@eslint-community/regexpp";
import { parsePattern } from "./parse-pattern.ts";

/** How many characters there are at least and at most. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

const ANY: Lengths = { least: 0, most: Infinity };
const ONE: Lengths = { least: 1, most: 1 };
const NONE: Lengths = { least: 0, most: 0 };

/**
 * How long a text is that matches a regular expression. A pattern without `^` and `$` may be found within a longer text.
 * Of back references nothing is known.
 */
export function lengthsOfPattern(pattern: string): Lengths {
  const alternatives = parsePattern(pattern);
  return (alternatives && lengthsOfChoice(alternatives, lengthsOfWhole)) ?? ANY;
}

function lengthsOfChoice(
  alternatives: readonly AST.Alternative[],
  lengthsOf: (elements: readonly AST.Element[]) => Lengths | undefined,
): Lengths | undefined {
  const all = alternatives.map(({ elements }) => lengthsOf(elements));
  if (!all.every((one) => one !== undefined)) return undefined;
  return {
    least: Math.min(...all.map(({ least }) => least)),
    most: Math.max(...all.map(({ most }) => most)),
  };
}

/** More may stand before and after it, unless it says where the text begins and ends. */
function lengthsOfWhole(elements: readonly AST.Element[]): Lengths | undefined {
  const lengths = lengthsOfSequence(elements);
  return isEdge(elements[0], "start") && isEdge(elements.at(-1), "end")
    ? lengths
    : lengths && { ...lengths, most: Infinity };
}

function isEdge(element: AST.Element | undefined, kind: "start" | "end"): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}

function lengthsOfSequence(elements: readonly AST.Element[]): Lengths | undefined {
  let all = NONE;
  for (const element of elements) {
    const one = lengthsOfElement(element);
    if (one === undefined) return undefined;
    all = { least: all.least + one.least, most: all.most + one.most };
  }
  return all;
}

function lengthsOfElement(element: AST.Element): Lengths | undefined {
  switch (element.type) {
    case "Assertion":
      return NONE;
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return isDoubtful(element) ? undefined : ONE;
    case "Group":
    case "CapturingGroup":
      return lengthsOfChoice(element.alternatives, lengthsOfSequence);
    case "Quantifier":
      return repeated(lengthsOfElement(element.element), element);
    default:
      return undefined;
  }
}

/** Half of a pair (`\uD83D`) is no character by itself, and whoever writes `[]a]` means a class that has a bracket. */
function isDoubtful(element: AST.Character | AST.CharacterSet | AST.CharacterClass): boolean {
  if (element.type === "Character") return element.value >= 0xd800 && element.value <= 0xdfff;
  return element.type === "CharacterClass" && element.elements.length === 0;
}

function repeated(one: Lengths | undefined, { min, max }: AST.Quantifier): Lengths | undefined {
  // Nothing stays nothing, however often it may come.
  return one && { least: one.least * min, most: one.most === 0 || max === 0 ? 0 : one.most * max };
}
