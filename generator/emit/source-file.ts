import path from "node:path";
import { type StatementFile, headerStart, howToChange } from "../shared/generated-file.ts";
import type { Statement } from "../shared/statement.ts";
import type { ApiModel } from "../model/model.ts";

/** Makes a file of statements. */
export type MakeFile = (path: string, statements: readonly Statement[]) => StatementFile;

/**
 * Says what all files of one package have: the header, in which nothing changes between runs.
 *
 * @param model names the document in the header
 */
export function fileMaker(model: ApiModel): MakeFile {
  const source = model.source.replace(/[^\p{L}\p{N} ._/@+-]/gu, "_");
  const header = [`${headerStart}${source}.`, `// ${howToChange}`];
  return (file, statements) => {
    const imports = statements.flatMap((statement) => importedBy(statement, path.posix.dirname(file)));
    return { path: file, imports, header, statements };
  };
}

/** The file that an import or an export from another module names. */
function importedBy(statement: Statement, folder: string): string[] {
  if (typeof statement === "string") return [];
  const { kind } = statement;
  if (kind !== "import" && kind !== "export") return [];
  return [path.posix.join(folder, statement.moduleSpecifier)];
}
