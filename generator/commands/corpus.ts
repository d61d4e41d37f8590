import { program, type Program } from "../cli/run-command.ts";

/** `wireproof corpus` */
export const corpusCommand: Program = program({
  name: "wireproof corpus",
  summary: "Generate and compile many documents, and say of each: clean, refused or dirty",
  operands: ["DIR|FILE|LIST.txt…"],
  options: {
    lenient: { about: "take invalid documents where there is one sensible reading" },
    typescript: {
      value: "PACKAGE",
      about: "the compiler, by the name that it is installed under (typescript)",
    },
    json: { about: "print the results as JSON" },
  },
  about: `The documents are those below a folder, those that are named, or those on the lines of a list. Refused is an
invalid document; dirty is one whose package does not compile under the strictest flags, or that crashes.`,
  notes: "Exit code: 0, 1 when a document is dirty, 2 when the words make no sense.",
  run: async ({ values, operands }) => (await import("./run-corpus.ts")).runCorpusCommand(operands, values),
});
