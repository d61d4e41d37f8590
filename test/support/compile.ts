import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { workspace } from "./pack.ts";

/** As a careful consumer has it. */
export const consumerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: [],
  // The consumers of test/integrations/consumer.test.ts check the declarations.
  skipLibCheck: true,
};

/**
 * Writes modules into a folder from which the built package and the development dependencies can be imported.
 *
 * @param files texts by name
 * @returns their paths
 */
export async function writeModules(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string[]> {
  await symlink(join(workspace, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  return Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    }),
  );
}

/** Compiles modules and gives what the compiler has to say: `name:line: TS2322 message`. */
export function compile(paths: readonly string[], options: ts.CompilerOptions = consumerOptions): string[] {
  return diagnosticsOf(paths, options).map(diagnosticText);
}

/** Compiles modules and gives what the compiler has to say. */
export function diagnosticsOf(
  paths: readonly string[],
  options: ts.CompilerOptions,
): readonly ts.Diagnostic[] {
  return ts.getPreEmitDiagnostics(ts.createProgram(paths, { ...options, noEmit: true }));
}

/** A diagnostic as `name:line: TS2322 message`. */
export function diagnosticText({ file, start, code, messageText }: ts.Diagnostic): string {
  const { line } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? { line: -1 };
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  return `${file?.fileName.split("/").at(-1) ?? ""}:${line + 1}: TS${code} ${text}`;
}
