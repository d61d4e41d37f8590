// Runs a TypeScript file of this folder: `node scripts/run.mjs generate --check`.
import module from "node:module";
import { fileURLToPath } from "node:url";
import { bundleScript } from "./lib/launch/bundle-script.mjs";

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
// V8's code of what is loaded is kept beside the dependencies; Node 22.1 and later can do that.
module.enableCompileCache?.(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));
// An error then says where it happened in the sources.
if (process.env.DEBUG) process.setSourceMapsEnabled(true);
const url = await bundleScript(name).catch((error) => {
  // It says where.
  console.error(error.message);
  process.exit(1);
});
await import(url);
