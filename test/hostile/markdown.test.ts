import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filesOf } from "../support/model-of.ts";
import { documentWith, placesOf } from "./document.ts";

const payloads: readonly string[] = [
  "<script>evil()</script>",
  "<img src=x onerror=evil()>",
  "[x](javascript:evil())",
  "![x](https://evil.example/pixel)",
  "https://evil.example",
  "--><script>",
  "``` \n\n# evil",
  "`<b>`",
  "``<b>``",
  "|\n| a | b |",
  "\n\n# Evil\n",
  "}\n  click Pet call evil()",
  '"]; click Pet "javascript:evil()"',
  "%%{init: {}}%%",
  "&lt;b&gt; &#60;b&#62;",
  "\r## Evil",
  "\u2028## Evil",
  "\\",
  "{}",
];

const places = placesOf();

/** `API.md` taken apart as CommonMark does: the diagrams, and the lines outside it without their code. */
async function markdownOf(
  fill: (place: string, usual: string) => string,
): Promise<{ prose: string[]; diagram: string[] }> {
  const files = await filesOf(documentWith(fill));
  const lines = (files.get("API.md") ?? "").split(/\r\n?|\n/);
  // Calls are fenced too: a fence that begins a call ends after one line.
  for (let at = lines.indexOf("```ts"); at >= 0; at = lines.indexOf("```ts")) {
    expect(lines[at + 2]).toBe("```");
    lines.splice(at, 3);
  }
  const diagram: string[] = [];
  const outside: string[] = [];
  let isInside = false;
  for (const line of lines) {
    isInside ||= line === "```mermaid";
    (isInside ? diagram : outside).push(line);
    if (/^ {0,3}(?:```|~~~)\s*$/.test(line)) isInside = false;
  }
  // A code span begins and ends with the same number of backticks (CommonMark section 6.1).
  const prose = outside.map((line) =>
    line.replace(/\\`/g, "'").replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, "code"),
  );
  return { prose, diagram };
}

async function expectHarmless(fill: (place: string, usual: string) => string): Promise<void> {
  const usual = await markdownOf((_, text) => text);
  const { prose, diagram } = await markdownOf(fill);
  const [comment = "", ...rest] = prose;
  expect(comment).toMatch(/^<!-- (?:(?!--).)* -->$/);
  const kinds = (lines: readonly string[]): string[] =>
    lines.map((line) => /^(?:#+ |\| |- |$)/.exec(line)?.[0] ?? "text");
  expect(kinds(rest)).toEqual(kinds(usual.prose.slice(1)));
  for (const line of rest) {
    expect(line.replace(/\\./g, "")).not.toMatch(/[<>`\]]|&#?\w+;|https?:/);
    if (line.startsWith("| ")) expect(line.replaceAll("\\|", "").split("|")).toHaveLength(6);
  }
  expect(diagram[0]).toBe("```mermaid");
  expect(diagram).toHaveLength(usual.diagram.length);
  for (const line of diagram.slice(1, -1)) {
    expect(line).toMatch(/^(?:```(?:mermaid)?|classDiagram|  class [\p{L}\p{N}_]+(?: \{)?|  \}|    <<enumeration>>|    … \d+ more|    [\p{L}\p{N}_~[\]]+(?: [\p{L}\p{M}\p{N}_.-]+)?|  [\p{L}\p{N}_]+ (?:-->(?: "\*")?|<\|--) [\p{L}\p{N}_]+(?: : [\p{L}\p{M}\p{N}_.-]+)?)$/u); // prettier-ignore
  }
}

describe("hostile text becomes no markup", () => {
  it.each(payloads.map((payload) => [JSON.stringify(payload), payload]))(
    "%s everywhere",
    async (_, payload) => {
      await expectHarmless((place) => `${payload}${places.indexOf(place)}`);
    },
  );

  it("anything anywhere", async () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...payloads), fc.string({ maxLength: 3 })), {
      maxLength: 3,
    });
    const choice = fc.dictionary(fc.constantFrom(...places), text, { minKeys: 1, maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(choice, async (hostile) => {
        await expectHarmless((place, usual) =>
          Object.hasOwn(hostile, place)
            ? `${(hostile[place] ?? []).join("")}${places.indexOf(place)}`
            : usual,
        );
      }),
      { numRuns: 12 },
    );
  });
});
