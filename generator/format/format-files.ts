import type { format, Options, Plugin } from "prettier";
import type { EmittedFile, GeneratedFile, StatementFile } from "../shared/generated-file.ts";
import type { Statement } from "../shared/statement.ts";
import { layOut } from "./lay-out.ts";
import { printWidth } from "./simple-text.ts";

/**
 * The package's taste. No configuration on disk is read, so every machine prints the same bytes. Babel's TypeScript is
 * the fastest parser that prints the same as the others.
 */
const options: Options = { printWidth, endOfLine: "lf", parser: "babel-ts" };

/**
 * Prints generated files, formatted, in the same order; what is text already stays as it is. Throws when a statement
 * does not parse: that is a mistake of the emitter, never of the document.
 */
export async function formatFiles(files: readonly EmittedFile[]): Promise<GeneratedFile[]> {
  return Promise.all(
    files.map(async (file) => ("statements" in file ? { path: file.path, text: await textOf(file) } : file)),
  );
}

/** Most statements are laid out without Prettier. */
async function textOf({ path, header, statements }: StatementFile): Promise<string> {
  let text = `${header.join("\n")}\n\n`;
  for (const [index, statement] of statements.entries()) {
    const gap = index > 0 && standsApart(statement) ? "\n" : "";
    text += `${gap}${layOut(statement) ?? (await prettified(statement, path)).trimEnd()}\n`;
  }
  return text;
}

/** Whether an empty line goes before a statement: imports and exports are lists. */
function standsApart(statement: Statement): boolean {
  if (typeof statement === "string") return true;
  return statement.kind !== "import" && statement.kind !== "export";
}

async function prettified(statement: Statement, path: string): Promise<string> {
  const { format, plugins, printStatement } = await (printers ??= loadPrinters());
  try {
    return await format(printStatement(statement), { ...options, plugins });
  } catch (error) {
    throw new Error(`The generated file ${path} does not parse.`, { cause: error });
  }
}

interface Printers {
  readonly printStatement: (statement: Statement) => string;
  readonly format: typeof format;
  readonly plugins: Plugin[];
}

/** ts-morph and Prettier: loaded when there is something that only they can print. */
let printers: Promise<Printers> | undefined;

async function loadPrinters(): Promise<Printers> {
  const [{ printStatement }, { format }, ...plugins] = await Promise.all([
    import("./print-statement.ts"),
    import("prettier/standalone"),
    import("prettier/plugins/estree"),
    import("prettier/plugins/babel"),
  ]);
  // The declarations of the plugins do not say that they are plugins.
  return { printStatement, format, plugins: plugins as Plugin[] };
}
