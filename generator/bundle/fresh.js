// Keeps `dist` what the sources say: `node bundle/fresh.js [--clean]`.
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { entries } from "./entries.js";

const folder = fileURLToPath(new URL("..", import.meta.url));
const dist = path.join(folder, "dist");

/** Says of which sources `dist` was made. */
const stamp = path.join(folder, ".cache/sources");

/** Files outside of the folder that say which packages there are. */
const lockfiles = ["../package-lock.json", "../node_modules/.package-lock.json"];

/** Folders of the package that hold no sources. */
const made = new Set(["node_modules", "dist", ".cache"]);

/** Milliseconds for which an older file stays, because a command that is still running may load it. */
const keptFor = 24 * 3600 * 1000;

/**
 * Bundles the sources where `dist` is not made of them. Several processes may be at it.
 *
 * @throws Error with file:line:column of everything that cannot be built
 */
export async function refresh() {
  // A source may change while it is read.
  for (let name = hashOfSources(); !isMadeOf(name); name = hashOfSources()) {
    const files = await makeFiles();
    if (hashOfSources() === name) put(files, name);
  }
}

/** The hash of all sources and lockfiles. Another source is another hash, however old its file is. */
function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of [...sourceFiles(), ...lockfiles]) {
    const content = contentOf(path.join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Nothing where there is no file. */
function contentOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "";
  }
}

/** Relative to the folder, with forward slashes. */
function sourceFiles(below = "") {
  const entries = readdirSync(path.join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = `${below}${entry.name}`;
    if (entry.isDirectory()) return made.has(file) ? [] : sourceFiles(`${file}/`);
    return /\.(?:[cm]?[jt]s|json)$/.test(entry.name) ? [file] : [];
  });
}

/** Whether `dist` is made of the sources with a hash, whole, and nobody has touched what it begins with. */
function isMadeOf(name) {
  try {
    return readFileSync(stamp, "utf8") === stampOf(name, (file) => readFileSync(path.join(dist, file)));
  } catch {
    return false;
  }
}

const entryFiles = Object.keys(entries).map((name) => `${name}.js`);

/** The hash of the sources and that of the files that load the others, as `read` gives them. */
function stampOf(name, read) {
  const hash = createHash("sha256");
  for (const file of entryFiles) hash.update(read(file));
  return `${name} ${hash.digest("hex")}\n`;
}

/** The texts of all files of `dist`. */
async function makeFiles() {
  // They take their time to load, and there is mostly nothing to make.
  const { bundle } = await import("./bundle.js");
  const { declarations } = await import("./declarations.js");
  const { licences } = await import("./licences.js");
  const { files, sources, packages } = await bundle(folder);
  const hashed = new Set(sourceFiles());
  const stranger = sources.find((file) => !hashed.has(file));
  if (stranger) throw new Error(`generator/bundle/fresh.js: a change of ${stranger} would not be seen.`);
  return new Map([...files, ...(await declarations(folder)), ["LICENSES.txt", licences(packages)]]);
}

/** Puts files in place: what is loaded later first, then what loads it, then the stamp. */
function put(files, name) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  const others = [...files.keys()].filter((file) => !entryFiles.includes(file));
  for (const file of [...others, ...entryFiles]) write(path.join(dist, file), files.get(file));
  write(
    stamp,
    stampOf(name, (file) => files.get(file)),
  );
  removeOld(files, keptFor);
}

function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = path.join(folder, ".cache", randomUUID());
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

/** Removes what an older bundle has left. */
function removeOld(files, age) {
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = path.join(dist, name);
    // Another process may have removed it.
    const about = statSync(file, { throwIfNoEntry: false });
    if (!about?.isFile() || files.has(name.replaceAll("\\", "/")) || about.mtimeMs > Date.now() - age)
      continue;
    rmSync(file, { force: true });
  }
}

// `npm ci` and `npm pack` run it; what is published holds nothing of older bundles.
if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  await refresh();
  if (process.argv.includes("--clean")) removeOld(await makeFiles(), 0);
}
