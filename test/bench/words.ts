import type { Options, Usage } from "../../generator/cli/options.ts";

/** What can be measured. */
export const sectionNames = ["generate", "typecheck", "bundle", "runtime", "diff"] as const;
export type SectionName = (typeof sectionNames)[number];

/** Numbers of operations of the documents that the harness writes itself. */
export const syntheticSizes = [10, 100, 1000, 10_000] as const;

/** The names of the documents that are measured unless the command line says otherwise. */
export const standardNames: readonly string[] = ["own", "github", ...syntheticSizes.map(String)];

/** Options of `npm run bench`. */
export const benchOptions = {
  documents: {
    value: "LIST",
    about: `which of ${standardNames.join(",")} to measure with, or none; all unless it is said`,
  },
  only: {
    value: "LIST",
    about: "contestants whose names contain one of these words, and the reference; all unless it is said",
  },
  rounds: {
    value: "N",
    about: "how often; 5 unless it is said, or 3 for a document above 2 MB; 6 for run time",
  },
  dry: { about: "print only, leave RESULTS.md as it is" },
} as const satisfies Options;

/** What `npm run bench` is called and understands. */
export const benchUsage: Usage<typeof benchOptions> = {
  name: "npm run bench --",
  summary: "Measure generation, type checking, bundles, run time and the diff beside other generators",
  operands: [`[${sectionNames.join("|")}…]`, "[DOCUMENT|FOLDER…]"],
  options: benchOptions,
};
