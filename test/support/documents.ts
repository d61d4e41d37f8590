import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { loadSpec, type LoadResult } from "../../generator/document/load/load-spec.ts";

// A hook that a test registers while it runs comes too late.
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder that goes away after the tests of a file, with these files in it; among others, or by itself. */
export function makeFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  parent = tmpdir(),
): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "generator-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Loads `api.yaml` of some files that exist in memory only. */
export function loadFiles(files: Readonly<Record<string, string>>): Promise<LoadResult> {
  return loadSpec("api.yaml", { read: (file) => files[file] });
}

/** The beginning that every document needs. */
export const head = `openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\n`;

/** `line:column code`, the parts of diagnostics that tests compare most. */
export function brief(diagnostics: LoadResult["diagnostics"]): string[] {
  return diagnostics.map(({ location, code }) =>
    location ? `${location.line}:${location.column} ${code}` : code,
  );
}
