import { readdirSync, readFileSync } from "node:fs";

/** A hand-written file of the runtime, as the package gets it. */
export interface RuntimeFile {
  /** Below `runtime`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly exports: readonly RuntimeExport[];
}

export interface RuntimeExport {
  readonly name: string;
  readonly isType: boolean;
}

const FOLDER = new URL("./runtime/", import.meta.url);

/** A declaration at the beginning of a line: the only way in which the runtime's files export something. */
const DECLARATION = /^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm;

/** Reads the runtime that is copied into every package, sorted by path. */
export function readRuntimeFiles(): RuntimeFile[] {
  const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
  const paths = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".ts"));
  return paths.sort().map((path) => {
    const text = readFileSync(new URL(path, FOLDER), "utf8");
    return { path, text, exports: exportsOf(text) };
  });
}

function exportsOf(text: string): RuntimeExport[] {
  const isType = new Map<string, boolean>();
  // An overloaded function is declared several times.
  for (const [, kind, name = ""] of text.matchAll(DECLARATION)) {
    isType.set(name, kind === "interface" || kind === "type");
  }
  return [...isType].map(([name, isType]) => ({ name, isType }));
}
