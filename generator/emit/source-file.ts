import { Project, type StatementStructures, type ts, type WriterFunction } from "ts-morph";
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
    const pieces = piecesOf(path, file.compilerNode, header);
    project.removeSourceFile(file);
    return { path, text, language: "ts", pieces };
  };
}

/** The header and each statement, with what stands before it. */
function piecesOf(path: string, { text, statements, ...parsed }: ts.SourceFile, header: string): string[] {
  // The compiler keeps it from its declarations.
  const { parseDiagnostics = [] } = parsed as { parseDiagnostics?: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) throw new Error(`The generated file ${path} does not parse.`);
  const ends = statements.map((statement) => statement.end);
  const head = header.trimEnd();
  const starts = [head.length, ...ends.slice(0, -1)];
  return [head, ...starts.map((start, index) => text.slice(start, ends[index]))];
}
