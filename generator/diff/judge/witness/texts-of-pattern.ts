import type { AST } from "@eslint-community/regexpp";
import { mapOf } from "../../../document/schema/keywords.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import type { JsonObject } from "../../../shared/json.ts";
import { parsePattern } from "./parse-pattern.ts";

/** A piece of a pattern: the texts that it stands for, and how often it comes. */
interface Piece {
  readonly texts: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** More of a kind prove nothing more, and make the texts of a hostile pattern endless. */
const mostRepeated = 200;

/**
 * Texts that match a regular expression, as far as it is made of characters, classes, groups, choices and repetition;
 * none where it is made of something else.
 *
 * @param length how long the texts should be, where the pattern can be as long
 */
export function textsOfPattern(pattern: string, length = 0): readonly string[] {
  const found = textsOfChoice(parsePattern(pattern) ?? [], length) ?? [];
  return [...new Set(found)].filter((text) => matchesPattern(pattern, text) === true).slice(0, 8);
}

/** Some names that the patterns of a schema's `patternProperties` match. */
export function namesOfPatterns(schema: JsonObject): readonly string[] {
  return Object.keys(mapOf(schema, "patternProperties")).flatMap((pattern) =>
    textsOfPattern(pattern).slice(0, 2),
  );
}

/** Some texts for each alternative; undefined where one has something that is not known. */
function textsOfChoice(
  alternatives: readonly AST.Alternative[],
  length: number,
): readonly string[] | undefined {
  const found: string[] = [];
  for (const { elements } of alternatives) {
    const pieces = elements.map(pieceOf);
    if (!pieces.every((piece) => piece !== undefined)) return undefined;
    found.push(...textsOfSequence(pieces, length));
  }
  return found;
}

/** One text, and more where pieces can vary. */
function textsOfSequence(pieces: readonly Piece[], length: number): readonly string[] {
  const build = (choose: (piece: Piece) => string, extra: number): string => {
    let left = extra;
    return pieces
      .map((piece) => {
        const more = Math.max(0, Math.min(left, piece.most - piece.least));
        left -= more;
        return choose(piece).repeat(piece.least + more);
      })
      .join("");
  };
  const first = (piece: Piece): string => piece.texts[0] ?? "";
  const last = (piece: Piece): string => piece.texts.at(-1) ?? "";
  const shortest = build(first, 0);
  return [
    shortest,
    build(last, 0),
    build(first, Math.max(0, length - shortest.length)),
    build(last, 1),
    build(first, 1),
  ];
}

function pieceOf(element: AST.Element): Piece | undefined {
  if (element.type !== "Quantifier") {
    const texts = textsOfElement(element);
    return texts && { texts, least: 1, most: 1 };
  }
  const texts = textsOfElement(element.element);
  return texts && { texts, least: Math.min(element.min, mostRepeated), most: element.max };
}

function textsOfElement(element: AST.Element): readonly string[] | undefined {
  switch (element.type) {
    case "Assertion":
      return [""];
    case "Character":
      return [String.fromCodePoint(element.value)];
    case "CharacterSet":
      return element.kind === "any" ? ["a", "0"] : lettersOf(element.raw, []);
    case "CharacterClass":
      return lettersOf(element.raw, element.elements.flatMap(ownLetters));
    case "Group":
    case "CapturingGroup":
      return textsOfChoice(element.alternatives, 0);
    default:
      return undefined;
  }
}

const usual = ["a", "z", "A", "Z", "0", "9", "_", "-", ".", " ", "@", "/", "é"];

/** Those of the usual letters, and of some others, that a class allows. */
function lettersOf(set: string, others: readonly string[]): readonly string[] {
  return [...usual, ...others].filter((letter) => matchesPattern(`^${set}$`, letter) === true);
}

function ownLetters(element: AST.CharacterClassElement): readonly string[] {
  if (element.type === "Character") return [String.fromCodePoint(element.value)];
  return element.type === "CharacterClassRange" ? [element.min, element.max].flatMap(ownLetters) : [];
}
