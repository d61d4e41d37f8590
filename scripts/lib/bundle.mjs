/**
 * For a Node that cannot strip types (20, and 22 before 22.18): makes JavaScript of a script and of most that it
 * loads, and keeps it beside the dependencies. A few files load in half the time that hundreds take.
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
import { resolve as resolveShared } from "./shared/resolve.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Packages that every run of the generator loads. What others do, they do where they are, when it is asked for. */
const included = /^(ts-morph|openapi-typescript|js-yaml)(\/|$)/;

/** For how long a bundle is kept when there is a newer one, in milliseconds: whoever runs it may load more of it. */
const keptFor = 24 * 3600 * 1000;

/** How long ago a file has to have changed, in milliseconds, to be sure that a later change shows in its times. */
const settlingTime = 3000;

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
  const { place, folder, states } = JSON.parse(readFileSync(record, "utf8"));
  const isFresh =
    place === root && existsSync(folder) && states.every(([file, state]) => stateOf(file) === state);
  return isFresh ? folder : undefined;
}

/** What the file system says of a file, which a later change changes; undefined for none, or one of after a time. */
function stateOf(file, time = Infinity) {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return Math.max(mtimeMs, ctimeMs) < time ? [ino, size, mtimeMs, ctimeMs].join(" ") : undefined;
}

/** Makes a bundle in a new folder, and takes down what it was made from. */
async function makeBundle(name, root, cache, record) {
  const { build } = await import("esbuild");
  const time = Date.now() - settlingTime;
  mkdirSync(cache, { recursive: true });
  // One of its own, since several processes may be at it. No script has a dot in its name.
  const folder = mkdtempSync(path.join(cache, `${name}.`));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${name}.ts`],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What a script loads later is in other files.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [packages, places],
    // What CommonJS modules find around them.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    define: { __filename: "import.meta.filename", __dirname: "import.meta.dirname" },
    metafile: true,
    logLevel: "silent",
  });
  // Packages change when they are installed.
  const files = [...Object.keys(metafile.inputs).filter(isOwn), "node_modules/.package-lock.json"]
    .map((file) => path.join(root, file))
    .concat(fileURLToPath(import.meta.url));
  const states = files.map((file) => [file, stateOf(file, time)]);
  writeFileSync(`${folder}.json`, JSON.stringify({ place: root, folder, states }));
  renameSync(`${folder}.json`, record);
  dropOldBundles(name, cache, [folder, record]);
  return folder;
}

function isOwn(file) {
  return !/(^|[\\/])node_modules[\\/]/.test(file);
}

/** Says which packages become part of a bundle, and gives them what the resolve hook gives them elsewhere. */
const packages = {
  name: "packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: specifier, importer, kind }) => {
      if (kind === "entry-point") return undefined;
      const found = resolveShared(specifier, { parentURL: pathToFileURL(importer).href }, (url) => url);
      if (found !== specifier) return { path: fileURLToPath(found) };
      return isOwn(importer) && !included.test(specifier) ? { external: true } : undefined;
    });
  },
};

/** Keeps `import.meta.url` what it was: files are found by it. */
const places = {
  name: "places",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const url = JSON.stringify(pathToFileURL(file).href);
      return { contents: readFileSync(file, "utf8").replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
};

function dropOldBundles(name, cache, current) {
  for (const entry of readdirSync(cache).filter((each) => each.startsWith(`${name}.`))) {
    const file = path.join(cache, entry);
    // Somebody else may have dropped it.
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (made < Date.now() - keptFor && !current.includes(file))
      rmSync(file, { recursive: true, force: true });
  }
}
