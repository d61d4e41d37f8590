import { program, type Program } from "../cli/run-command.ts";
import { documentOptions } from "./document-options.ts";

/** `wireproof init` */
export const initCommand: Program = program({
  name: "wireproof init",
  summary: "Write a configuration and the npm scripts",
  options: {
    spec: { ...documentOptions.spec, about: "the document (the only one here)" },
    out: { ...documentOptions.out, about: "the folder of the package (sdk)" },
  },
  about: "It asks nothing, and leaves alone what is there.",
  notes: "Exit code: 0, 1 when there is nothing to write it for, 2 when the words make no sense.",
  run: async ({ values: { spec = ".", out = "sdk" } }) =>
    (await import("./run-init.ts")).runInit({ spec, out, folder: process.cwd() }),
});
