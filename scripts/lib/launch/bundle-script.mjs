/**
 * Makes JavaScript of a script and of what it loads, and keeps it beside the dependencies. A few files load in half
 * the time that hundreds of modules take, and Node 20 cannot strip types.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { statOf } from "../file-times.mjs";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** For how long a bundle is kept when there is a newer one, in milliseconds: whoever runs it may load more of it. */
const keptFor = 24 * 3600 * 1000;

/** Gives the URL of `scripts/NAME.ts` as JavaScript, which is made when something of it has changed since. */
export async function bundleScript(name, root = repository) {
  const cache = path.join(root, "node_modules/.cache/bundles");
  const record = path.join(cache, `${name}.json`);
  const folder = findBundle(record, root) ?? (await makeBundle(name, root, cache, record));
  return pathToFileURL(path.join(folder, `${name}.mjs`)).href;
}

/** The folder of the latest bundle, if all that it was made from is as it was, and where it was. */
function findBundle(record, root) {
  if (!existsSync(record)) return undefined;
  const { place, folder, packages, states } = JSON.parse(readFileSync(record, "utf8"));
  const isFresh =
    place === root &&
    [folder, ...packages].every((file) => existsSync(file)) &&
    states.every(([file, stat]) => statOf(file) === stat);
  return isFresh ? folder : undefined;
}

/** Makes a bundle in a new folder, and takes down what it was made from. */
async function makeBundle(name, root, cache, record) {
  // It takes its time to load, and there is mostly nothing to make.
  const { buildScript } = await import("./build-script.mjs");
  const started = Date.now();
  mkdirSync(cache, { recursive: true });
  // One of its own, since several processes may be at it. No script has a dot in its name.
  const folder = mkdtempSync(path.join(cache, `${name}.`));
  const { files, packages } = await buildScript(name, root, folder, cache);
  // JSON has null for the undefined ones, which is found of no file later: the bundle is made again.
  const states = files.map((file) => [file, statOf(file, started)]);
  writeFileSync(`${folder}.json`, JSON.stringify({ place: root, folder, packages, states }));
  renameSync(`${folder}.json`, record);
  dropOld(cache, name, [folder, record]);
  for (const file of packages) dropOld(cache, path.basename(file).split(".")[0], [file]);
  return folder;
}

/** Drops what has been made under a name long ago, but for some files and what stands beside them. */
function dropOld(cache, name, current) {
  for (const entry of readdirSync(cache).filter((each) => each.startsWith(`${name}.`))) {
    const file = path.join(cache, entry);
    // Somebody else may have dropped it.
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    const isCurrent = current.some((each) => file.startsWith(each));
    if (made < Date.now() - keptFor && !isCurrent) rmSync(file, { recursive: true, force: true });
  }
}
