// Runs a TypeScript file of this folder: `node scripts/run.mjs generate --check`.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import module from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import v8 from "node:v8";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = path.join(root, "node_modules/.cache/scripts");

/** Folders of everything that scripts are made from, besides packages. */
const sourceFolders = ["generator", "scripts", "example"];

/** Files that say which packages there are, and how TypeScript is read. */
const settings = ["package.json", "package-lock.json", "node_modules/.package-lock.json", "tsconfig.json"];

/** Milliseconds for which an older bundle stays, because a script that is still running may load more of it. */
const keptFor = 24 * 3600 * 1000;

/** Relative to the root, with forward slashes. */
function sourceFiles() {
  return sourceFolders.flatMap((folder) => {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
    const sources = names.filter((name) => /\.(?:[cm]?[jt]s|json)$/.test(name));
    return sources.sort().map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
  });
}

/** The name of the bundle of today's sources: a hash of all of them. Another source is another bundle. */
function bundleName() {
  const hash = createHash("sha256");
  for (const file of [...sourceFiles(), ...settings]) {
    const place = path.join(root, file);
    const content = existsSync(place) ? readFileSync(place) : "";
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 32);
}

/** The folder with the bundle of today's sources, which is made where there is none yet. */
async function findBundle() {
  const folder = path.join(cache, bundleName());
  return existsSync(folder) ? folder : makeBundle();
}

/** Makes a bundle beside its place and then moves it there, since several processes may be at it. */
async function makeBundle() {
  // It takes its time to load, and there is mostly nothing to make.
  const { bundle } = await import("./lib/bundle.mjs");
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(path.join(cache, "new-"));
  try {
    const name = bundleName();
    const files = scriptNames().map((script) => path.join(root, "scripts", `${script}.ts`));
    const hashed = new Set(sourceFiles());
    const stranger = (await bundle(root, files, made)).find((file) => !hashed.has(file));
    if (stranger) throw new Error(`scripts/run.mjs: add the folder of ${stranger} to sourceFolders.`);
    // A source may have changed while it was read.
    if (bundleName() !== name) return await findBundle();
    const folder = path.join(cache, name);
    moveTo(folder, made);
    removeOld(folder);
    return folder;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function moveTo(folder, made) {
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another process may have made the same.
    if (!existsSync(folder)) throw error;
  }
}

function removeOld(current) {
  for (const entry of readdirSync(cache)) {
    const folder = path.join(cache, entry);
    // Another process may have removed it.
    const time = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (folder !== current && time < Date.now() - keptFor) rmSync(folder, { recursive: true, force: true });
  }
}

function scriptNames() {
  const names = readdirSync(path.join(root, "scripts")).filter((file) => file.endsWith(".ts"));
  return names.map((file) => path.basename(file, ".ts"));
}

const script = process.argv[2];
if (!scriptNames().includes(script)) {
  console.error(
    `usage: node scripts/run.mjs SCRIPT [ARGUMENTS]\n\nSCRIPT is one of ${scriptNames().join(", ")}.`,
  );
  process.exit(2);
}
process.argv.splice(2, 1);
// A reader that has seen enough, such as `head`, ends a command without a word.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
// Then an error says where it happened in the sources.
if (process.env.DEBUG) process.setSourceMapsEnabled(true);
const folder = await findBundle().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
// A script is over before what V8's last compiler does pays. Node's cache holds code for one choice of flags, so first
// the flag, then the cache.
v8.setFlagsFromString("--no-turbofan");
// Node keeps the code that it compiles beside the bundle (since 22.1).
module.enableCompileCache?.(path.join(folder, "compile"));
await import(pathToFileURL(path.join(folder, `${script}.mjs`)).href);
