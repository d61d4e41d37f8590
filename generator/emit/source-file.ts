import { Project, type StatementStructures, type WriterFunction } from "ts-morph";
import type { GeneratedFile } from "../files.ts";
import type { ApiModel } from "../model/model.ts";

/** A statement as ts-morph takes it: a structure, or text. */
export type Statement = StatementStructures | string | WriterFunction;

/** Turns the statements of one file into text. The file is created once: inserting later re-parses it. */
export type PrintFile = (path: string, statements: readonly Statement[]) => GeneratedFile;

/** First line of every generated file; `write.ts` knows by it what it may remove. */
export const HEADER = "// Generated from ";

/**
 * Makes the printer of one package. Nothing in the header changes between runs.
 *
 * @param model names the document in the header
 */
export function createPrinter(model: ApiModel): PrintFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const source = model.source.replace(/[^\p{L}\p{N} ._/@+-]/gu, "_");
  const header = `${HEADER}${source}.\n// To change it, edit that document and run \`npm run generate\`.\n\n`;
  return (path, statements) => {
    const file = project.createSourceFile(path, { statements: [header, ...statements] });
    const text = file.getFullText();
    project.removeSourceFile(file);
    return { path, text, language: "ts" };
  };
}
