import webpack from "webpack";

const compiler = webpack({
  mode: "production",
  // With top-level await and `process` of Node.
  target: "node20",
  experiments: { outputModule: true },
  entry: `./${process.env.ENTRY}.mjs`,
  output: { path: `${import.meta.dirname}/webpack`, filename: `${process.env.ENTRY}.mjs`, module: true },
});
compiler.run((error, stats) => {
  if (error) throw error;
  if (!stats.hasErrors() && !stats.hasWarnings()) return;
  console.error(stats.toString("errors-warnings"));
  process.exitCode = 1;
});
