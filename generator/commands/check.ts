import { program, type Program } from "../cli/run-command.ts";
import { documentOptions } from "./document-options.ts";

/** `wireproof check` */
export const checkCommand: Program = program({
  name: "wireproof check",
  summary: "Say whether a package is what its document says, and show the difference",
  options: documentOptions,
  notes: "Exit code: 0 when it is, 1 when it is not, 2 when the words make no sense.",
  run: async ({ values }) => (await import("./run-generate.ts")).runGenerate({ ...values, check: true }),
});
