// Runs a TypeScript file of this folder: `node scripts/run.mjs generate --check`.
// Node 22.18 and later strips types by itself; for Node 20, esbuild does it.
import module from "node:module";
import { fileURLToPath } from "node:url";
import * as shared from "./lib/shared/resolve.mjs";

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !/^[a-z-]+$/.test(name)) {
  console.error("usage: node scripts/run.mjs NAME [ARGUMENTS]");
  process.exit(2);
}
process.argv = [process.argv[0], process.argv[1], ...args];
// A reader that has seen enough, such as `head`, ends a command without a word.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
// Compiled code is kept beside the dependencies that it was compiled from; Node 22.1 and later can do that.
module.enableCompileCache?.(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));
if (process.features.typescript) {
  module.registerHooks(shared);
  await import(`./${name}.ts`);
} else {
  const { bundleScript } = await import("./lib/bundle.mjs");
  await import(await bundleScript(name));
}
