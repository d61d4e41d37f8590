import { program, type Program } from "../cli/run-command.ts";
import { hasColors } from "../cli/terminal.ts";
import { verifyOptions } from "./verify-options.ts";

/** `wireproof verify` */
export const verifyCommand: Program = program({
  name: "wireproof verify",
  summary: "Say what real calls have that the document does not know",
  operands: ["FILE…"],
  options: verifyOptions,
  about: `Names operations, statuses, media types, parameters, properties, types and values of enums, each at its place in the
document. No value is printed. A file is a HAR, as browsers and proxies save it, what the package's recordShapes wrote, or
the JSON body of one answer.`,
  notes:
    "Exit code: 0 when the document knows everything, 1 when it does not, 2 when nothing could be looked at.",
  run: async (words) => {
    const { runVerify } = await import("./run-verify.ts");
    const { code, output, errors } = await runVerify({
      ...words,
      cwd: process.cwd(),
      color: hasColors(process.stderr),
    });
    process.stdout.write(output);
    process.stderr.write(errors);
    return code;
  },
});
