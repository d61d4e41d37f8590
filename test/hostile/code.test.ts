import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { filesOf } from "../support/model-of.ts";
import { documentWith, placesOf } from "./document.ts";
import { shapeOf } from "./shape.ts";

/** Text that ends something, begins something or confuses somebody. */
const payloads: readonly string[] = [
  "*/ evil(); /*",
  "*\\/ */",
  "`${evil()}`",
  "${evil()}",
  "'; evil(); '",
  '"; evil(); "',
  '\\"; evil(); //',
  "\\",
  "\n};\nevil();\n",
  "\r\n@deprecated\r",
  "\u2028evil()\u2029",
  "\0\u0007\u001b[31m\u0085\u202e",
  "\ud800",
  "\udc00x\ud83d",
  "../../../../etc/passwd",
  "C:\\windows\\system32",
  "</script><script>evil()</script>",
  "<img src=x onerror=evil()>",
  "```\nevil\n```",
  "}\n  class Evil { evil }\n",
  "|\n| evil | evil |",
  "-->\n<script>",
  "__proto__",
  "constructor",
  "import('evil')",
  "%2e%2e%2f",
  "{}",
  "{{x}}",
  "#/components/schemas/Evil",
  "~0~1",
  "",
  " ",
  "\u{1f4a5}".repeat(3),
  "x".repeat(2000),
];

type Shapes = readonly string[];

/** The files of a document as a set of shapes, since their names come from the document. */
async function shapesOf(
  document: JsonObject,
): Promise<{ files: ReadonlyMap<string, string>; shapes: Shapes }> {
  const files = await filesOf(document);
  const code = [...files].filter(([name]) => name.endsWith(".ts"));
  return { files, shapes: code.map(([name, text]) => JSON.stringify(shapeOf(name, text))).sort() };
}

const usual = await shapesOf(documentWith((_, text) => text));
const places = placesOf();

async function expectHarmless(document: JsonObject): Promise<void> {
  const { files, shapes } = await shapesOf(document);
  expect(shapes).toEqual(usual.shapes);
  for (const name of files.keys())
    expect(name).toMatch(/^(?:API\.md|src\/(?:operations\/)?[\p{L}\p{N}\p{M}-]+\.ts)$/u);
  expect(new Set([...files.keys()].map((name) => name.toLowerCase())).size).toBe(files.size);
  for (const name of files.keys()) expect(Buffer.byteLength(path.posix.basename(name))).toBeLessThan(250);
}

describe("hostile text becomes no code", () => {
  it("the document without it has something of everything", () => {
    expect(usual.files.size).toBe(10);
    expect(places.length).toBeGreaterThan(60);
  });

  it.each(payloads.map((payload) => [JSON.stringify(payload).slice(0, 40), payload]))(
    "%s everywhere",
    async (_, payload) => {
      // What has to be different for the shape to stay is told apart by a number.
      await expectHarmless(documentWith((place) => `${payload}${places.indexOf(place)}`));
    },
  );

  it("anything anywhere", async () => {
    const text = fc.oneof(
      fc.constantFrom(...payloads),
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.array(fc.constantFrom(...payloads), { maxLength: 3 }).map((parts) => parts.join("")),
    );
    const choice = fc.dictionary(fc.constantFrom(...places), text, { minKeys: 1, maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(choice, async (hostile) => {
        const seen = new Map<string, string>();
        const fill = (place: string, normal: string): string => {
          const chosen = Object.hasOwn(hostile, place) ? (hostile[place] ?? normal) : normal;
          // Two places with the same text would be one key of a map.
          const owner = seen.get(chosen);
          if (owner === undefined) seen.set(chosen, place);
          return owner === undefined || owner === place ? chosen : `${chosen} ${place}`;
        };
        await expectHarmless(documentWith(fill));
      }),
      { numRuns: 25 },
    );
  });
});
