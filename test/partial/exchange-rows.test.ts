import { expect, test } from "vitest";
import { exchangeRows } from "../../generator/partial/exchange-rows.ts";
import { printTable, readTable } from "../../generator/text/markdown-table.ts";

const header = ["Function", "Result"];
const [a, b, c] = [
  ["`a`", "`A`"],
  ["`b`", "`B \\| C`"],
  ["`c`", ""],
] as const;

function page(tables: Readonly<Record<string, readonly (readonly string[])[]>>): string {
  const sections = Object.entries(tables).map(
    ([tag, rows]) => `\n## ${tag}\n\n${printTable([header, ...rows])}`,
  );
  return `# Title\n${sections.join("")}`;
}

test("a table is read as it was printed", () => {
  const text = printTable([header, a, b, c]);
  expect(text.split("\n")).toEqual([
    "| Function | Result   |",
    "| -------- | -------- |",
    "| `a`      | `A`      |",
    "| `b`      | `B \\| C` |",
    "| `c`      |          |",
    "",
  ]);
  expect(readTable(text)).toEqual([header, a, b, c]);
});

test("a row is exchanged where it stands, and its table padded anew", () => {
  const all = page({ One: [a, b], Two: [b, c] });
  const longer = ["~~`a longer name`~~", "`B`"];
  expect(exchangeRows(all, page({ Two: [b] }), page({ Two: [longer] }))).toBe(
    page({ One: [a, b], Two: [longer, c] }),
  );
  expect(exchangeRows(all, page({ One: [b], Two: [c] }), page({ One: [longer], Two: [a] }))).toBe(
    page({ One: [a, longer], Two: [b, a] }),
  );
  expect(exchangeRows(all, page({ One: [a] }), page({ One: [a] }))).toBe(all);
});

test.each<[what: string, text: string, before: string, after: string]>([
  ["a row is not there", page({ One: [a] }), page({ One: [b] }), page({ One: [c] })],
  ["a row is there twice", page({ One: [a, a] }), page({ One: [a] }), page({ One: [c] })],
  ["a table is not there", page({ One: [a] }), page({ Two: [a] }), page({ Two: [c] })],
  ["a row has come", page({ One: [a] }), page({ One: [a] }), page({ One: [a, b] })],
  ["a heading has changed", page({ One: [a] }), page({ One: [a] }), page({ Two: [a] })],
  [
    "the title is another one",
    page({ One: [a] }).replace("Title", "Name"),
    page({ One: [a] }),
    page({ One: [b] }),
  ],
  [
    "a table was padded by hand",
    page({ One: [a] }).replaceAll("- |", "-- |"),
    page({ One: [a] }),
    page({ One: [b] }),
  ],
])("nothing is exchanged when %s", (_, text, before, after) => {
  expect(exchangeRows(text, before, after)).toBeUndefined();
});
