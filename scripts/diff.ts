import { runDiff } from "./lib/run-diff.ts";

const { code, output, errors } = await runDiff(process.argv.slice(2), process.cwd());
process.stdout.write(output);
process.stderr.write(errors);
process.exitCode = code;
