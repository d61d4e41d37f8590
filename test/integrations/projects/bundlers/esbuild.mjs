import { build } from "esbuild";

await build({
  entryPoints: [`${process.env.ENTRY}.mjs`],
  outfile: `esbuild/${process.env.ENTRY}.mjs`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
});
