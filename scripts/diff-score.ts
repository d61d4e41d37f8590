import { printScore, scoreFolder } from "../generator/diff/score.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error(
    "usage: npm run diff:score -- FOLDER\nEach folder in it holds base.yaml, revision.yaml and expected.json.",
  );
  process.exitCode = 2;
} else {
  const score = await scoreFolder(folder, new Date().toISOString().slice(0, 10));
  console.log(printScore(score));
}
