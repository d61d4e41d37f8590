import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { compareWithRedocly } from "../support/lint-differences.ts";

/**
 * Redocly's linter is the oracle: both find something at the same places of a document, or a table has the reason.
 * ORACLE=DIR compares over the documents below DIR as well.
 */
const folders = ["test/cases", "test/lint/broken", ...(process.env["ORACLE"] ? [process.env["ORACLE"]] : [])];
const documents = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.includes("expected"))
    .map((name) => path.join(folder, name)),
);

test.each(documents)("%s", async (document) => {
  const { spec, draft } = await loadSpec(document);
  const lintable = spec ?? draft;
  // What does not load is no document, or a part of one.
  if (!lintable) return;
  expect(await compareWithRedocly(lintable)).toEqual([]);
});
