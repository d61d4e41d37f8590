import { compileFolders as compileWith, findCompiler } from "../../generator/corpus/compile.ts";

const compiler = findCompiler("typescript-7.0", process.cwd());

/** The errors of each folder under the strictest flags, by the quickest compiler. */
export function compileFolders(
  root: string,
  folders: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return compileWith(root, folders, compiler);
}
