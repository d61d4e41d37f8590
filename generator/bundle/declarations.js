import { readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

/**
 * The declarations of the package: those of `api.ts` and of every source that they mention, each made of its source
 * alone (`isolatedDeclarations`), which takes no type checking.
 *
 * Takes the folder of the package. Returns the texts of `NAME.d.ts` files, by path below `dist`.
 *
 * @throws Error with file:line:column of every export whose type is not written down
 */
export async function declarations(folder) {
  const files = new Map();
  const problems = [];
  const waiting = new Set(["api.ts"]);
  for (const source of waiting) {
    const text = await readFile(path.join(folder, source), "utf8");
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
      fileName: path.join(folder, source),
      reportDiagnostics: true,
      compilerOptions: {
        isolatedDeclarations: true,
        declaration: true,
        module: ts.ModuleKind.NodeNext,
        stripInternal: true,
      },
    });
    problems.push(...diagnostics.map((each) => describe(source, each)));
    files.set(`types/${source.replace(/\.ts$/, ".d.ts")}`, withBuiltNames(outputText));
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles)
      if (fileName.startsWith(".")) waiting.add(path.posix.join(path.posix.dirname(source), fileName));
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return files;
}

/** Names of modules as the compiler finds them for everybody: `./x.js` leads to `x.d.ts`. */
function withBuiltNames(text) {
  return text.replaceAll(/(?<=(?:from |import\()")(\.{1,2}\/[^"]+)\.ts(?=")/g, "$1.js");
}

function describe(source, { file, start = 0, messageText }) {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${source}:${line + 1}:${character + 1}: ERROR: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
