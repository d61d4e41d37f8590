import type { format, Options, Plugin } from "prettier";
import type { GeneratedFile } from "../shared/generated-file.ts";
import { layOut } from "./lay-out.ts";
import { printWidth } from "./simple-text.ts";

/** The package's taste. No configuration on disk is read, so every machine prints the same bytes. */
const options: Options = { printWidth, endOfLine: "lf" };

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
  return Promise.all(
    files.map(async (file) => {
      if (file.isFormatted) return file;
      if (!file.pieces) return { ...file, text: await print(file, file.text) };
      return { ...file, text: await printPieces(file, file.pieces) };
    }),
  );
}

/** Most statements are laid out without Prettier. It keeps one blank line where there are some, and so do we. */
async function printPieces(file: GeneratedFile, pieces: readonly string[]): Promise<string> {
  const formatted: string[] = [];
  for (const piece of pieces) {
    const gap = formatted.length > 0 && /^[^\S\n]*\n[^\S\n]*\n/.test(piece) ? "\n" : "";
    formatted.push(`${gap}${layOut(piece) ?? (await print(file, piece)).trimEnd()}\n`);
  }
  return formatted.join("");
}

async function print({ path, language }: GeneratedFile, text: string): Promise<string> {
  const { format, plugins } = await (prettier[language] ??= loadPrettier(language));
  try {
    return await format(text, { ...options, parser: parsers[language], plugins });
  } catch (error) {
    throw new Error(`The generated file ${path} does not parse.`, { cause: error });
  }
}

interface Prettier {
  readonly format: typeof format;
  readonly plugins: Plugin[];
}

/** Loaded for a language when there is something in it that only Prettier can print. */
const prettier: Partial<Record<GeneratedFile["language"], Promise<Prettier>>> = {};

async function loadPrettier(language: GeneratedFile["language"]): Promise<Prettier> {
  const { format } = await import("prettier/standalone");
  const modules =
    language === "md"
      ? [import("prettier/plugins/markdown")]
      : [import("prettier/plugins/estree"), import("prettier/plugins/babel")];
  // The declarations of the plugins do not say that they are plugins.
  return { format, plugins: (await Promise.all(modules)) as Plugin[] };
}
