import { runVerify } from "./lib/run-verify.ts";

const { code, output, errors } = await runVerify(process.argv.slice(2), process.cwd());
process.stdout.write(output);
process.stderr.write(errors);
process.exitCode = code;
