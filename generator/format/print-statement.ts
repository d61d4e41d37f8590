import { Project, type CodeBlockWriter, type StatementStructures } from "ts-morph";
import type { EmittedFile } from "../shared/generated-file.ts";
import type { Statement } from "../shared/statement.ts";
import { layOut } from "./lay-out.ts";

/** A statement as ts-morph prints it: code, but not laid out. */
export function printStatement(statement: Statement): string {
  if (typeof statement === "string") return statement.trim();
  const writer = project.createWriter();
  printer.printTexts(writer, [statement]);
  return writer.toString().trim();
}

/** The code of a file, for a compiler: laid out only where that is the shorter way. */
export function codeOf(file: EmittedFile): string {
  if (!("statements" in file)) return file.text;
  return file.statements.map((statement) => `${layOut(statement) ?? printStatement(statement)}\n`).join("");
}

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });

/** What ts-morph prints structures with. */
interface StatementPrinter {
  printTexts(writer: CodeBlockWriter, statements: readonly StatementStructures[]): void;
}

/** `createSourceFile` prints structures with it too, and then parses the text again, which takes longer. */
const printer = ((): StatementPrinter => {
  // Its declarations leave out what only ts-morph itself has used so far.
  const { _context } = project as unknown as {
    _context: {
      structurePrinterFactory: { forStatement(options: { isAmbient: boolean }): StatementPrinter };
    };
  };
  return _context.structurePrinterFactory.forStatement({ isAmbient: false });
})();
