import { expect, test } from "vitest";
import { lengthsOfPattern } from "../../generator/diff/judge/witness/pattern-lengths.ts";
import { textsOfPattern } from "../../generator/diff/judge/witness/texts-of-pattern.ts";

const any = [0, Infinity];

test.each<[string, readonly number[]]>([
  ["^[a-z]{3}$", [3, 3]],
  ["[a-z]{3}", [3, Infinity]],
  ["^ab", [2, Infinity]],
  ["ab$", [2, Infinity]],
  ["^a\\$", [2, Infinity]],
  ["^(?:ab|c)$", [1, 2]],
  ["^ab|c$", [1, Infinity]],
  ["^a$|^bcd$", [1, 3]],
  ["^(a{2,3}){2}$", [4, 6]],
  ["^a?b*c+$", [1, Infinity]],
  ["^a{2,}?$", [2, Infinity]],
  ["^\\d{4}-\\d\\d$", [7, 7]],
  ["^[\\]a]\\.\\u00e9\\p{L}$", [4, 4]],
  ["^\\ba\\b$", [1, 1]],
  ["^😀$", [1, 1]],
  ["", any],
  ["^(?=.*\\d)(?!b).{8,}$", [8, Infinity]],
  ["^\\-\\_a$", [3, 3]],
  ["^\\uD83D\\uDE00$", [1, 1]],
  ["^\\uD83D$", any],
  ["^\\-😀$", any],
  ["^[ab]?(?:)*$", [0, 1]],
  ["^(a)\\1$", any],
  ["^(a$", any],
  ["^[]a]$", any],
])("%s", (pattern, [least, most]) => {
  const lengths = lengthsOfPattern(pattern);
  expect(lengths).toEqual({ least, most });
  for (const text of textsOfPattern(pattern)) {
    expect([...text].length).toBeGreaterThanOrEqual(lengths.least);
    expect([...text].length).toBeLessThanOrEqual(lengths.most);
  }
});
