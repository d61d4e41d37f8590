import { IDENTIFIER_PART, IDENTIFIER_START } from "../../shared/text/identifiers.ts";

/** Splitting the names of a document into words, and joining words into identifiers. */

const NOT_WORD = new RegExp(`(?:(?!${IDENTIFIER_PART})[^]|[_$\\u200c\\u200d])+`, "u");
const PART = new RegExp(IDENTIFIER_PART, "u");
const BEGINS = new RegExp(`^${IDENTIFIER_START}`, "u");

/** Punctuation that would vanish from an identifier, by the name it gets where nothing else tells two names apart. */
const SPELLED: Readonly<Record<string, string>> = {
  _: "Underscore", "-": "Dash", ".": "Dot", "/": "Slash", " ": "_", "+": "Plus", "*": "Star", "#": "Hash",
  "@": "At", "&": "And", "=": "Equals", "<": "Less", ">": "Greater", "!": "Not", "%": "Percent", "$": "Dollar",
  ":": "Colon", ",": "Comma", "(": "Open", ")": "Close", "[": "OpenBracket", "]": "CloseBracket", "{": "OpenBrace",
  "}": "CloseBrace", "|": "Bar", "~": "Tilde", "'": "Quote", '"': "DoubleQuote", "?": "Question", ";": "Semicolon",
  "^": "Caret", "`": "Backtick", "\\": "Backslash",
}; // prettier-ignore

/**
 * `simple-user`, `simple_user` and `simpleUser` as `SimpleUser`. The inside of a word stays as it is written
 * (`HTTPError`, `userID`). Empty when nothing of the name can stand in an identifier.
 */
export function pascalCase(name: string): string {
  return guardStart(name.normalize("NFC").split(NOT_WORD).map(upperFirst).join(""));
}

/**
 * A value as people name it: `IN_PROGRESS` as `InProgress`, `-made_at` as `MinusMadeAt`, `V1_2` as `V1_2`. Words of capitals
 * are taken for words, but for a value of three letters at most, such as `USD`.
 */
export function memberCase(value: string): string {
  const sign = /^([+-])(?=[\p{L}\p{N}])/u.exec(value)?.[1];
  const words = value.normalize("NFC").split(NOT_WORD).filter(Boolean);
  const isShort = words.length === 1 && (words[0]?.length ?? 0) <= 3;
  const cased = words.map((word) => upperFirst(isShort || !CAPITALS.test(word) ? word : word.toLowerCase()));
  const before = sign === undefined ? "" : sign === "-" ? "Minus" : "Plus";
  return guardStart(before + cased.reduce((text, word) => text + (/\d$/.test(text) && /^\d/.test(word) ? "_" : "") + word, "")); // prettier-ignore
}

/** A word without a small letter, and with two capitals in a row. */
const CAPITALS = /^(?=.*\p{Lu}{2})[^\p{Ll}]+$/u;

/** `X-Request-ID` as `xRequestID`, `filter.operator` as `filterOperator`, `HTTPStatus` as `httpStatus`. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = name.normalize("NFC").split(NOT_WORD).filter(Boolean);
  return guardStart(lowerStart(first) + rest.map(upperFirst).join(""));
}

/** `Line Items` as `line-items`: a file name that is the same on every file system. */
export function kebabCase(name: string): string {
  const words = name.normalize("NFC").replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1-$2").split(NOT_WORD).filter(Boolean); // prettier-ignore
  return words.join("-").toLowerCase();
}

/** A name with everything that identifiers cannot hold written out: no two names give the same text. */
export function spellOut(name: string): string {
  let text = "";
  for (const character of name) {
    if (PART.test(character) && character !== "_" && character !== "$") text += character;
    else text += SPELLED[character] ?? `U${character.codePointAt(0)?.toString(16).toUpperCase() ?? ""}`;
  }
  return text;
}

function upperFirst(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** Lower-cases the capitals a word begins with, but the last of them where a lower-case letter follows. */
function lowerStart(word: string): string {
  const capitals = /^\p{Lu}+/u.exec(word)?.[0] ?? "";
  const keepsLast = capitals.length > 1 && /^\p{Ll}/u.test(word.slice(capitals.length));
  const count = keepsLast ? capitals.length - 1 : capitals.length;
  return word.slice(0, count).toLowerCase() + word.slice(count);
}

/** Identifiers do not begin with a digit or a combining mark. */
function guardStart(identifier: string): string {
  return identifier === "" || BEGINS.test(identifier) ? identifier : `_${identifier}`;
}
