import { printScore, ScoreError, scoreFolder } from "./lib/score-folder.ts";

const usage = `usage: npm run diff:score -- FOLDER

Each folder in it holds base.yaml, revision.yaml and expected.json: { "verdict": "breaking" }, or "warning",
"compatible" or "none".`;

const [folder] = process.argv.slice(2);
if (folder === "--help") console.log(usage);
else if (folder === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const score = await scoreFolder(folder, new Date().toISOString().slice(0, 10));
    console.log(printScore(score));
  } catch (error) {
    if (!(error instanceof ScoreError)) throw error;
    console.error(`diff:score: ${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
