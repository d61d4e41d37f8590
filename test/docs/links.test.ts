import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const pages = ["README.md", ...readdirSync("generator/docs").map((name) => `docs/${name}`)];

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}

test.each(pages)("every link of %s leads to a file of the package, and to a heading of it", (page) => {
  const text = readFileSync(`generator/${page}`, "utf8");
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  for (const [link, file = "", anchor] of links) {
    const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
    expect({ link, exists: existsSync(`generator/${target}`) }).toEqual({ link, exists: true });
    if (anchor === undefined) continue;
    expect(anchorsOf(readFileSync(`generator/${target}`, "utf8"))).toContain(anchor);
  }
});
