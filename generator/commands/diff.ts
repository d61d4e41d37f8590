import { program, type Program } from "../cli/run-command.ts";
import { hasColors, Progress } from "../cli/terminal.ts";
import { diffUsage } from "./diff-options.ts";

/** `wireproof diff` */
export const diffCommand: Program = program({
  ...diffUsage,
  run: async (words) => {
    const { compare } = await import("./compare.ts");
    const progress = new Progress();
    const { code, output, errors } = await compare({
      ...words,
      cwd: process.cwd(),
      color: hasColors(process.stderr),
      onStage: (stage) => progress.show(`diff: ${stage}`),
    });
    progress.clear();
    process.stdout.write(output);
    process.stderr.write(errors);
    return code;
  },
});
