import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../../generator/diagnostics.ts";
import type { GenerateOptions, GenerateResult } from "../../../generator/generate.ts";
import { scaffoldPaths } from "../../../generator/scaffold.ts";
import { listFiles } from "../../../generator/write/disk.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dependencies = path.join(root, "node_modules/.package-lock.json");
const cacheFolder = path.join(root, "node_modules/.cache/generate");

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** More records than this are those of folders that are long gone. */
const maximumRecords = 50;

/** A file and what was in it. */
interface Digest {
  readonly file: string;
  readonly digest: string;
}

/** What a run read and left behind. */
interface Record {
  /** Of the generator, its dependencies and Node. */
  readonly generator: string;
  /** By the names that diagnostics use; `real` is where links lead. */
  readonly sources: readonly (Digest & { readonly real: string })[];
  /** Everything below `src`, and the other files that were generated. */
  readonly outputs: readonly Digest[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a run would find and do, when the last one with the same words left nothing to do: same generator, same
 * dependencies, same document, and an output folder that holds what was written, byte for byte. `undefined`
 * otherwise. The records are safe to delete.
 */
export function repeatLastRun(options: GenerateOptions): GenerateResult | undefined {
  const start = performance.now();
  try {
    const record = readRecord(options);
    const sources = record?.generator === generatorKey() ? readSources(record) : undefined;
    if (!record || !sources || !areOutputsThere(record, options.out)) return undefined;
    return {
      ok: true,
      diagnostics: record.diagnostics,
      sources,
      plan: {
        outDir: options.out,
        added: [],
        changed: [],
        removed: [],
        unchanged: record.outputs.map(({ file }) => file),
        diagnostics: [],
      },
      timings: [{ stage: "compare", milliseconds: performance.now() - start }],
    };
  } catch {
    // Whatever it is, a run says it better.
    return undefined;
  }
}

/** Writes down a run that left the output folder as the document wants it. */
export function rememberRun(options: GenerateOptions, result: GenerateResult): void {
  // A file that a mapping names and that was not there may come.
  const isComplete = !result.diagnostics.some((each) => each.code === "mapping-unresolved");
  if (!result.ok || options.check || !isComplete) return;
  try {
    const record = JSON.stringify(recordOf(options, result));
    mkdirSync(cacheFolder, { recursive: true });
    for (const old of readdirSync(cacheFolder).slice(maximumRecords)) rmSync(path.join(cacheFolder, old));
    writeFileSync(recordFile(options), record);
  } catch {
    // The run is done; the next one only takes longer.
  }
}

function recordOf({ out }: GenerateOptions, { plan, diagnostics, sources }: GenerateResult): Record {
  const written = [...(plan?.added ?? []), ...(plan?.changed ?? [])].map((change) => change.path);
  const files = [...(plan?.unchanged ?? []), ...written].filter((file) => !scaffoldPaths.has(file)).sort();
  return {
    generator: generatorKey(),
    sources: [...sources].map(([file, text]) => ({ file, real: realpathSync(file), digest: digest(text) })),
    outputs: files.map((file) => ({ file, digest: digest(readFileSync(path.join(out, file))) })),
    diagnostics,
  };
}

function readRecord(options: GenerateOptions): Record | undefined {
  const file = recordFile(options);
  // Nobody else writes these files.
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record) : undefined;
}

/** Names of files depend on where the command runs, and they are part of what is generated. */
function recordFile({ spec, out }: GenerateOptions): string {
  return path.join(cacheFolder, `${digest(JSON.stringify([process.cwd(), spec, out]))}.json`);
}

function readSources(record: Record): Map<string, string> | undefined {
  const sources = new Map<string, string>();
  for (const { file, real, digest: wanted } of record.sources) {
    const bytes = readFileSync(file);
    // A byte order mark is no part of the text.
    const content = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
    if (realpathSync(file) !== real || digest(content) !== wanted) return undefined;
    sources.set(file, content.toString());
  }
  return sources;
}

function areOutputsThere({ outputs }: Record, out: string): boolean {
  const wanted = new Map(outputs.map(({ file, digest: value }) => [file, value]));
  const present = listFiles(out, "src");
  if (present.some((each) => each.isLink || !wanted.has(each.path))) return false;
  // Without it, a run makes one.
  if (!existsSync(path.join(out, "package.json"))) return false;
  return outputs.every(({ file, digest: value }) => digest(readFileSync(path.join(out, file))) === value);
}

let knownKey: string | undefined;

/** Of the code that runs, so it is taken before that code can change. */
function generatorKey(): string {
  return (knownKey ??= computeKey());
}

function computeKey(): string {
  const folder = path.join(root, "generator");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    // The diff is made by the same generator, which knows nothing of it.
    (name) => name.endsWith(".ts") && !name.startsWith("diff"),
  );
  const hash = createHash("sha256").update(process.version).update(readFileSync(dependencies));
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(path.join(folder, name)));
  return hash.digest("hex");
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
