// Runs a TypeScript file of this folder: `node scripts/run.mjs generate --check`.
// Node 22.18 and later strips types by itself; Node 20 gets them stripped by tsx.
const [name, ...args] = process.argv.slice(2);
if (name === undefined || !/^[a-z-]+$/.test(name)) {
  console.error("usage: node scripts/run.mjs NAME [ARGUMENTS]");
  process.exit(2);
}
process.argv = [process.argv[0], process.argv[1], ...args];
if (!process.features.typescript) (await import("tsx/esm/api")).register();
await import(`./${name}.ts`);
