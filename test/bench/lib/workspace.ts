import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contestant } from "../contestants/contestant.ts";
import { measureNode, type Cost } from "./measure.ts";

/** The folder with the contestants' `node_modules`. */
export const benchFolder: string = fileURLToPath(new URL("..", import.meta.url));

/** One document to measure with. */
export interface BenchDocument {
  /** As tables name it. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
  /** Number of operations, where the harness made the document itself. */
  readonly operations?: number;
}

/** A temporary folder in which contestants write and programs find the contestants' packages. */
export class Workspace {
  readonly contestants: readonly Contestant[];
  readonly folder: string = mkdtempSync(join(tmpdir(), "bench-"));
  readonly #failures = new Map<string, string | undefined>();

  /** @param contestants who takes part */
  constructor(contestants: readonly Contestant[]) {
    this.contestants = contestants;
    writeFileSync(join(this.folder, "package.json"), '{ "type": "module" }\n');
    symlinkSync(join(benchFolder, "node_modules"), join(this.folder, "node_modules"), "junction");
  }

  /** The folder of a document: programs stand in it, and outputs are its subfolders. */
  documentFolder(document: BenchDocument): string {
    const folder = join(this.folder, slug(document.name));
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  outputFolder(contestant: Contestant, document: BenchDocument): string {
    return join(this.documentFolder(document), slug(contestant.name));
  }

  /**
   * Runs a contestant once, from nothing to its files.
   *
   * @throws CommandFailed when it cannot make the document into code
   */
  generate(contestant: Contestant, document: BenchDocument): Cost {
    const out = this.outputFolder(contestant, document);
    rmSync(out, { recursive: true, force: true });
    contestant.prepare?.(document.file, out);
    return measureNode(contestant.command(document.file, out), { cwd: this.documentFolder(document) });
  }

  /** Makes sure that the output is there, once, and as a consumer gets it; returns why it cannot be. */
  failureOf(contestant: Contestant, document: BenchDocument): string | undefined {
    const out = this.outputFolder(contestant, document);
    if (!this.#failures.has(out)) this.#failures.set(out, this.#makeUsable(contestant, document, out));
    return this.#failures.get(out);
  }

  #makeUsable(contestant: Contestant, document: BenchDocument, out: string): string | undefined {
    try {
      this.generate(contestant, document);
      contestant.publish?.(out);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A name as a file name. */
export function slug(name: string): string {
  return name.replaceAll(/[^\w.]+/g, "-").replaceAll(/^-|-$/g, "");
}
