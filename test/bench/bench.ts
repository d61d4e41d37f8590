import { UsageError } from "../../generator/cli/options.ts";
import { readWords } from "../../generator/cli/read-words.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { contestants, reference } from "./contestants/index.ts";
import { namedDocuments, ownDocument, standardDocuments } from "./lib/documents.ts";
import { writeSection, type SectionResult } from "./lib/results.ts";
import { Workspace, type BenchDocument } from "./lib/workspace.ts";
import { measureBundles } from "./sections/bundle.ts";
import { measureDiff } from "./sections/diff.ts";
import { measureGeneration } from "./sections/generate.ts";
import { measureRuntime } from "./sections/runtime.ts";
import { measureTypecheck } from "./sections/typecheck.ts";
import { benchUsage, sectionNames, type SectionName, standardNames } from "./words.ts";

interface Request {
  readonly sections: readonly SectionName[];
  readonly documents: readonly BenchDocument[];
  readonly contestants: readonly Contestant[];
  readonly rounds: number | undefined;
  readonly dry: boolean;
}

function parse(args: readonly string[]): Request {
  const { values, operands } = readWords(benchUsage, args);
  const sections = sectionNames.filter((name) => operands.includes(name));
  const named = operands.filter((word) => !sectionNames.some((name) => name === word));
  const standard = values.documents === undefined ? standardNames : values.documents.split(",");
  const words = values.only?.split(",") ?? [""];
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
    throw new UsageError(`--rounds ${values.rounds} is not a number from 1`);
  return {
    sections: sections.length === 0 ? sectionNames : sections,
    documents: [
      ...standardDocuments(standard.filter((name) => name !== "none")),
      ...named.flatMap((path) => namedDocuments(path)),
    ],
    contestants: contestants.filter(
      (each) => each === reference || words.some((word) => each.name.includes(word)),
    ),
    rounds,
    dry: values.dry ?? false,
  };
}

async function measure(request: Request, workspace: Workspace, section: SectionName): Promise<SectionResult> {
  const { documents, rounds } = request;
  switch (section) {
    case "generate":
      return measureGeneration(
        workspace,
        documents,
        (document) => rounds ?? (document.bytes > 2e6 ? 3 : 5),
        say,
      );
    case "typecheck":
      return measureTypecheck(workspace, documents, rounds ?? 3, say);
    case "bundle":
      return measureBundles(workspace, documents, say);
    case "runtime":
      // Its operations have ids, which are part of what a call costs.
      return measureRuntime(workspace, ownDocument(), rounds ?? 6, say);
    case "diff":
      return measureDiff(workspace, documents, rounds ?? 3, say);
  }
}

function say(text: string): void {
  console.error(text);
}

async function main(): Promise<void> {
  const request = parse(process.argv.slice(2));
  const workspace = new Workspace(request.contestants);
  try {
    for (const section of request.sections) {
      const result = await measure(request, workspace, section);
      console.log(`## ${result.heading}\n\n${result.text}\n`);
      if (!request.dry) writeSection(result);
    }
  } finally {
    workspace.remove();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${benchUsage.name}: ${error.message}`);
  process.exitCode = 2;
}
