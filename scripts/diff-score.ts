import { UsageError } from "../generator/cli/options.ts";
import { program, runAsProcess } from "../generator/cli/run-command.ts";
import { printScore, ScoreError, scoreFolder } from "./lib/score-folder.ts";

const command = program({
  name: "npm run diff:score --",
  summary: "Score the diff on a folder of document pairs",
  operands: ["FOLDER"],
  options: {},
  about: `Each folder in it holds base.yaml, revision.yaml and expected.json: { "verdict": "breaking" }, or "warning",
"compatible" or "none".`,
  run: async ({ operands: [folder = ""] }) => {
    try {
      console.log(printScore(await scoreFolder(folder, new Date().toISOString().slice(0, 10))));
      return 0;
    } catch (error) {
      throw error instanceof ScoreError ? new UsageError(error.message) : error;
    }
  },
});
await runAsProcess(command.run);
