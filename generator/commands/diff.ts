import { program, type Program } from "../cli/run-command.ts";
import { hasColors } from "../cli/terminal.ts";
import { diffUsage } from "./diff-options.ts";

/** `wireproof diff` */
export const diffCommand: Program = program({
  ...diffUsage,
  run: async (words) => {
    const { compare } = await import("./compare.ts");
    const { code, output, errors } = await compare({
      ...words,
      cwd: process.cwd(),
      color: hasColors(process.stderr),
    });
    process.stdout.write(output);
    process.stderr.write(errors);
    return code;
  },
});
