import type { Options, Plugin } from "prettier";
import { format } from "prettier/standalone";
import type { GeneratedFile } from "./files.ts";

/** The package's taste. No configuration on disk is read, so every machine prints the same bytes. */
const options: Options = { printWidth: 110, endOfLine: "lf" };

/** The parser for each language; babel's TypeScript is the fastest one that prints the same as the others. */
const parsers: Readonly<Record<GeneratedFile["language"], string>> = {
  ts: "babel-ts",
  md: "markdown",
  json: "json",
};

/**
 * Formats generated files. Takes files whose text an emitter printed and returns the same files, formatted, in
 * the same order. Throws when a file does not parse: that is a mistake of the emitter, never of the document.
 */
export async function formatFiles(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const plugins = await loadPlugins(new Set(files.map((file) => file.language)));
  return Promise.all(files.map(async (file) => ({ ...file, text: await formatOne(file, plugins) })));
}

async function formatOne(file: GeneratedFile, plugins: Plugin[]): Promise<string> {
  const { path, text, language, isFormatted = false } = file;
  if (isFormatted) return text;
  try {
    return await format(text, { ...options, parser: parsers[language], plugins });
  } catch (error) {
    throw new Error(`The generated file ${path} does not parse.`, { cause: error });
  }
}

async function loadPlugins(languages: ReadonlySet<GeneratedFile["language"]>): Promise<Plugin[]> {
  const estree = await import("prettier/plugins/estree");
  const babel = await import("prettier/plugins/babel");
  // The declarations of the plugins do not say that they are plugins.
  const code = [estree as Plugin, babel as Plugin];
  if (!languages.has("md")) return code;
  const markdown = await import("prettier/plugins/markdown");
  return [...code, markdown as Plugin]; // As above.
}
