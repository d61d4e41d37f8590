import path from "node:path";
import {
  Project,
  StructureKind,
  type CodeBlockWriter,
  type StatementStructures,
  type WriterFunction,
} from "ts-morph";
import { type GeneratedFile, headerStart, howToChange } from "../shared/generated-file.ts";
import type { ApiModel } from "../model/model.ts";

/** A statement as ts-morph takes it: a structure, or text. */
export type Statement = StatementStructures | string | WriterFunction;

/** Turns the statements of one file into text. */
export type PrintFile = (path: string, statements: readonly Statement[]) => GeneratedFile;

/**
 * Makes the printer of one package. Nothing in the header changes between runs.
 *
 * @param model names the document in the header
 */
export function createPrinter(model: ApiModel): PrintFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const printer = statementPrinter(project);
  const source = model.source.replace(/[^\p{L}\p{N} ._/@+-]/gu, "_");
  const header = `${headerStart}${source}.\n// ${howToChange}\n\n`;
  return (file, statements) => {
    const writer = project.createWriter();
    const ends = [header, ...statements].map((statement) => {
      printer.printTexts(writer, [statement]);
      return writer.getLength();
    });
    const text = writer.toString();
    const imports = statements.flatMap((statement) => importedBy(statement, path.posix.dirname(file)));
    return { path: file, text, language: "ts", imports, pieces: piecesOf(text, ends) };
  };
}

/** The file that an import or an export from another module names. */
function importedBy(statement: Statement, folder: string): string[] {
  if (typeof statement !== "object") return [];
  const isDeclaration =
    statement.kind === StructureKind.ImportDeclaration || statement.kind === StructureKind.ExportDeclaration;
  if (!isDeclaration || statement.moduleSpecifier === undefined) return [];
  return [path.posix.join(folder, statement.moduleSpecifier)];
}

/** What ts-morph prints structures with. */
interface StatementPrinter {
  printTexts(writer: CodeBlockWriter, statements: readonly Statement[]): void;
}

/**
 * `createSourceFile` would print the structures with it too, and then parse the text again, which takes longer.
 * Here formatting looks at every statement anyway, so it is asked for by itself.
 */
function statementPrinter(project: Project): StatementPrinter {
  // Its declarations leave out what only ts-morph itself has used so far.
  const { _context } = project as unknown as {
    _context: {
      structurePrinterFactory: { forStatement(options: { isAmbient: boolean }): StatementPrinter };
    };
  };
  return _context.structurePrinterFactory.forStatement({ isAmbient: false });
}

/** The header and each statement, with what stands before it. */
function piecesOf(text: string, ends: readonly number[]): string[] {
  let start = 0;
  return ends.map((end) => {
    const piece = text.slice(start, end).trimEnd();
    start += piece.length;
    return piece;
  });
}
