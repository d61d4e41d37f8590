import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Contestant } from "../contestants/contestant.ts";
import { plainOperations, type PlainOperation } from "../lib/operations.ts";
import { writeProgram } from "../lib/program.ts";
import { table, type SectionResult } from "../lib/results.ts";
import type { BenchDocument, Workspace } from "../lib/workspace.ts";

/** The size of a browser bundle that calls one plain operation. */
export async function measureBundles(
  workspace: Workspace,
  documents: readonly BenchDocument[],
  say: (text: string) => void,
): Promise<SectionResult> {
  const usable = documents.filter((document) => plainOperations(document.file, 1).length > 0);
  const rows: string[][] = [];
  for (const contestant of workspace.contestants) {
    const row = [contestant.name];
    for (const document of usable) {
      const size = await bundleSize(workspace, contestant, document, plainOperations(document.file, 1));
      row.push(size);
      say(`bundle ${document.name}: ${contestant.name} ${size}`);
    }
    rows.push(row);
  }
  const text = table(["bytes, gzip (minified)", ...usable.map((document) => document.name)], rows);
  return { heading: "Bundle of one plain operation", text };
}

async function bundleSize(
  workspace: Workspace,
  contestant: Contestant,
  document: BenchDocument,
  operations: readonly PlainOperation[],
): Promise<string> {
  if (workspace.failureOf(contestant, document) !== undefined) return "failed";
  try {
    const out = workspace.outputFolder(contestant, document);
    const program = writeProgram(contestant, out, operations, {
      name: "bundle",
      base: '"https://api.example.com"',
    });
    const minified = await bundle(program, "browser");
    return `${gzipSync(minified, { level: 9 }).length} (${minified.length})`;
  } catch {
    return "failed";
  }
}

/** A program and all it imports as one minified ES module. */
export async function bundle(program: string, platform: "browser" | "node"): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [program],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform,
    logLevel: "silent",
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`no bundle of ${program}`);
  return output.contents;
}
