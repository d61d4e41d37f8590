import { program, type Program } from "../cli/run-command.ts";
import { hasColors } from "../cli/terminal.ts";
import { aboutSides, comparing } from "./diff-options.ts";

/** `wireproof release-notes` */
export const releaseNotesCommand: Program = program({
  name: "wireproof release-notes",
  summary: "Write a diff as an entry of the package's changelog",
  operands: ["BASE", "[HEAD]"],
  options: comparing,
  about: aboutSides,
  notes: "Exit code: 0, or 2 when the documents could not be compared.",
  run: async ({ values: { spec, root, lenient, overlay, all = false }, operands: [base = "", head] }) => {
    const { diffFor } = await import("../sides/diff-for.ts");
    const { explanationOf } = await import("./explain.ts");
    const { releaseNotes } = await import("../diff/report/release-notes.ts");
    try {
      const warn = (text: string): unknown => process.stderr.write(text);
      const diff = await diffFor({ base, head, spec, root, lenient, overlay, warn, cwd: process.cwd() });
      process.stdout.write(releaseNotes(diff));
      return 0;
    } catch (error) {
      const text = explanationOf(error, { all, color: hasColors(process.stderr) });
      if (text === undefined) throw error;
      process.stderr.write(text);
      return 2;
    }
  },
});
