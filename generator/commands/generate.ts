import { program, type Program } from "../cli/run-command.ts";
import { documentOptions } from "./document-options.ts";

/** `wireproof generate` */
export const generateCommand: Program = program({
  name: "wireproof generate",
  summary: "Make a package of a document",
  options: {
    ...documentOptions,
    check: { about: "write nothing; exit 1 and show the difference when something is stale" },
    watch: { about: "generate again whenever the document changes" },
    timings: { about: "say how long each stage took" },
  },
  notes: "Exit code: 0 when the package is there, 1 when it is not, 2 when the words make no sense.",
  run: async ({ values }) => (await import("./run-generate.ts")).runGenerate(values),
});
