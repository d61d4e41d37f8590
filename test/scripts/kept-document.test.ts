import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../../scripts/lib/generate/file-state.ts";
import { keepDocument, readKeptDocument } from "../../scripts/lib/generate/kept-document.ts";
import { makeFolder } from "../support/documents.ts";

test("the first document of all is kept where there is no folder yet", () => {
  const folder = makeFolder();
  mkdirSync(folder, { recursive: true });
  const document = path.join(folder, "api.yaml");
  writeFileSync(document, "openapi: 3.2.0\n");
  const digest = digestOf("openapi: 3.2.0\n");
  const copy = path.join(folder, "not/there/yet.txt");
  keepDocument(copy, document, { digest, diagnostics: [] });
  expect(readKeptDocument(copy, digest)).toEqual({ text: "openapi: 3.2.0\n", diagnostics: [] });
});
