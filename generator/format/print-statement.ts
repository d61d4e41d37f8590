import { Project, StructureKind, type CodeBlockWriter, type StatementStructures } from "ts-morph";
import type { Statement } from "../shared/statement.ts";

/** A statement as ts-morph prints it: code, but not laid out. */
export function printStatement(statement: Statement): string {
  if (typeof statement === "string") return statement.trim();
  const writer = project.createWriter();
  printer.printTexts(writer, [structureOf(statement)]);
  return writer.toString().trim();
}

function structureOf(statement: Exclude<Statement, string>): StatementStructures {
  switch (statement.kind) {
    case "interface":
      return { ...statement, kind: StructureKind.Interface, isExported: true };
    case "alias":
      return { ...statement, kind: StructureKind.TypeAlias, isExported: true };
    case "function":
      return { ...statement, kind: StructureKind.Function, isExported: true };
    case "import":
      return { ...statement, kind: StructureKind.ImportDeclaration };
    case "export":
      return { ...statement, kind: StructureKind.ExportDeclaration };
  }
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
