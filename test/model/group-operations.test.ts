import { describe, expect, it } from "vitest";
import { groupOperations, type TaggedOperation } from "../../generator/model/group-operations.ts";
import type { Operation } from "../../generator/model/model.ts";

function fileNames(...tags: string[]): string[] {
  // Only the name of an operation matters here.
  const operations = tags.map((tag): TaggedOperation => ({ tag, operation: { name: "go" } as Operation }));
  const groups = groupOperations([], operations);
  return tags.map((tag) => groups.find((group) => group.tag === tag)?.fileName ?? "");
}

describe("file names of tags", () => {
  it.each([
    [["Line Items"], ["line-items"]],
    [["../../etc/passwd"], ["etc-passwd"]],
    [
      ["con", "index", "NUL"],
      ["con-operations", "index-operations", "nul-operations"],
    ],
    [
      ["\u{1f4a5}", "\u767a\u7968"],
      ["tag-u1f4a5", "\u767a\u7968"],
    ],
    [
      ["pets", "Pets", "PETS"],
      ["pets", "pets-capitalpets", "pets-capitalpcapitalecapitaltcapitals"],
    ],
    [
      ["a b", "a-b", "a_b"],
      ["a-b-a_b", "a-b", "a-b-aunderscoreb"],
    ],
  ])("%j", (tags, want) => {
    expect(fileNames(...tags)).toEqual(want);
  });

  it("are short and still apart", () => {
    const names = fileNames("\u767a".repeat(300), "\u767a".repeat(301));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThan(250);
  });

  it("come in the order of the document's tags, then of names", () => {
    const operations = ["b", "a", "c"].map((tag): TaggedOperation => ({ tag, operation: { name: "go" } as Operation })); // only the name matters
    const groups = groupOperations([{ name: "c", description: "See." }, { name: "unused" }], operations);
    expect(groups.map(({ tag, description }) => [tag, description])).toEqual([["c", "See."], ["a", undefined], ["b", undefined]]);
  }); // prettier-ignore
});
