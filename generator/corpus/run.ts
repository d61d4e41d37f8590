import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { compileFolders } from "./compile.ts";
import { generateAll } from "./pool.ts";
import type { Outcome, Task } from "./messages.ts";

/** What became of one document. */
export interface CorpusResult {
  readonly document: string;
  /** `clean`: compiles without error; `refused`: reported as invalid; `dirty`: neither. */
  readonly result: "clean" | "refused" | "dirty";
  /** The diagnostics of a refusal, the compiler's errors, or the message of a crash. */
  readonly errors: readonly string[];
  /** Time to generate it, and its share, by size, of the time to compile it together with others. */
  readonly ms: number;
}

/** As much generated text goes into one program: large enough to share the start, small enough for memory. */
const batchBytes = 12e6;
const timeoutMs = 180_000;

interface Generated {
  readonly task: Task;
  readonly outcome: Outcome;
  readonly bytes: number;
}

/** How documents are tried. */
export interface CorpusOptions {
  /** Take an invalid document where there is one sensible reading. */
  readonly lenient: boolean;
  /** The program of the compiler; see `findCompiler`. */
  readonly compiler: string;
}

/** Generates every document into a temporary folder and compiles what came out, `onResult` for each. */
export async function runCorpus(
  documents: readonly string[],
  { lenient, compiler }: CorpusOptions,
  onResult: (result: CorpusResult) => void,
): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "corpus-")));
  try {
    writeFileSync(join(root, "package.json"), '{ "type": "module" }\n');
    const tasks = documents.map((document, index) => ({ document, out: join(root, `d${index}`), lenient }));
    const batches = new Batches(root, compiler, onResult);
    await generateAll(tasks, { threads: availableParallelism(), timeoutMs }, (task, outcome) => {
      if (outcome.kind === "generated") batches.add({ task, outcome, bytes: bytesBelow(task.out) });
      else {
        const result = outcome.kind === "refused" ? "refused" : "dirty";
        onResult({ document: task.document, result, errors: outcome.messages, ms: outcome.ms });
      }
    });
    await batches.finish();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Compiles while generation goes on, one batch after the other. */
class Batches {
  readonly #root: string;
  readonly #compiler: string;
  readonly #onResult: (result: CorpusResult) => void;
  #waiting: Generated[] = [];
  #compiling: Promise<void> = Promise.resolve();

  constructor(root: string, compiler: string, onResult: (result: CorpusResult) => void) {
    this.#root = root;
    this.#compiler = compiler;
    this.#onResult = onResult;
  }

  add(generated: Generated): void {
    this.#waiting.push(generated);
    if (this.#waiting.reduce((sum, { bytes }) => sum + bytes, 0) >= batchBytes) this.#flush();
  }

  async finish(): Promise<void> {
    this.#flush();
    await this.#compiling;
  }

  #flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#compiling = this.#compiling.then(() => this.#compile(batch));
  }

  async #compile(batch: readonly Generated[]): Promise<void> {
    const started = performance.now();
    const folders = batch.map(({ task }) => task.out);
    const errors = await compileFolders(this.#root, folders, this.#compiler);
    const msPerByte = (performance.now() - started) / batch.reduce((sum, { bytes }) => sum + bytes, 1);
    for (const { task, outcome, bytes } of batch) {
      const own = errors.get(task.out) ?? [];
      const result = own.length === 0 ? "clean" : "dirty";
      const ms = outcome.ms + bytes * msPerByte;
      this.#onResult({ document: task.document, result, errors: own, ms });
      rmSync(task.out, { recursive: true, force: true });
    }
  }
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
