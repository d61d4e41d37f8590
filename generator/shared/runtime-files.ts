import { readdirSync, readFileSync } from "node:fs";

/** A hand-written file of the runtime, as the package gets it. */
export interface RuntimeFile {
  /** Below `runtime`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly exports: readonly RuntimeExport[];
  /** Files of the runtime that it imports types or values from, below `runtime` too. */
  readonly imports: readonly string[];
}

export interface RuntimeExport {
  readonly name: string;
  readonly isType: boolean;
}

const FOLDER = new URL("../runtime/", import.meta.url);

/** A declaration at the beginning of a line: the only way in which the runtime's files export something. */
const DECLARATION = /^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm;

/** The last line of an import, or of an export from another module. */
const IMPORT = /^(?:import|export|\}) (?:.* )?from "\.\/([^"]+)";$/gm;

/** Reads the list of public names alone, without the other files. */
export function readPublicNames(): string[] {
  const text = readFileSync(new URL("public.ts", FOLDER), "utf8");
  return publicExports([{ path: "public.ts", text }]).flatMap(([, names]) => names.map(({ name }) => name));
}

/** Reads the runtime, of which packages get what they reach, sorted by path. */
export function readRuntimeFiles(): RuntimeFile[] {
  const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
  const paths = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".ts"));
  return paths.sort().map((path) => {
    const text = readFileSync(new URL(path, FOLDER), "utf8");
    return { path, text, exports: exportsOf(text), imports: importsOf(text) };
  });
}

/** The public names of the runtime by the file that declares them, as `public.ts` lists them. */
export function publicExports(
  runtime: readonly Pick<RuntimeFile, "path" | "text">[],
): (readonly [path: string, names: readonly RuntimeExport[]])[] {
  const list = runtime.find((file) => file.path === "public.ts")?.text ?? "";
  return [...list.matchAll(/^export (type )?\{([^}]*)\} from "\.\/([^"]+)";/gm)].map(
    ([, typeOnly, names = "", path = ""]) => [
      path,
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "")
        .map((name) => ({
          name: name.replace(/^type /, ""),
          isType: typeOnly !== undefined || name.startsWith("type "),
        })),
    ],
  );
}

function exportsOf(text: string): RuntimeExport[] {
  const isType = new Map<string, boolean>();
  // An overloaded function is declared several times.
  for (const [, kind, name = ""] of text.matchAll(DECLARATION)) {
    isType.set(name, kind === "interface" || kind === "type");
  }
  return [...isType].map(([name, isType]) => ({ name, isType }));
}

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, file = ""]) => file);
}
