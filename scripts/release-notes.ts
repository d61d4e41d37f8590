import { releaseNotes } from "../generator/diff/report/release-notes.ts";
import { EditionError } from "./lib/editions.ts";
import { defaultSpec, diffFor } from "./lib/diff-for.ts";
import { explain } from "./lib/explain.ts";
import { parseArgs } from "node:util";

const usage = "usage: npm run release-notes -- BASE [HEAD] [--spec FILE]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { spec: { type: "string", default: defaultSpec }, help: { type: "boolean" } },
  });
  const [base, head] = positionals;
  if (values.help) console.log(usage);
  else if (base === undefined) throw new EditionError(usage);
  else {
    const diff = await diffFor({
      base,
      head,
      spec: values.spec,
      acknowledged: undefined,
      cwd: process.cwd(),
    });
    process.stdout.write(releaseNotes(diff));
  }
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 2;
}
