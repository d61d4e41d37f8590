import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Packages that every run of the generator loads. What others do, they do where they are, when it is asked for. */
const included = /^(openapi-typescript|js-yaml)(\/|$)/;

/** Another one, which is worth a file of its own, made once for each install, and V8's code for it. */
const large = "ts-morph";

/**
 * What spares openapi-typescript its own copies of what is here already: of TypeScript, which ts-morph carries, and
 * of Redocly, of which it needs two functions. Loading them would take longer than most documents take to generate.
 * The model's nodes are openapi-typescript's, and have to come from the same compiler.
 */
const shared = new Map([
  ["typescript", fileURLToPath(new URL("typescript.cjs", import.meta.url))],
  ["@redocly/openapi-core/lib/ref-utils.js", fileURLToPath(new URL("references.mjs", import.meta.url))],
]);
const sharing = /[\\/]node_modules[\\/]openapi-typescript[\\/]|[\\/]generator[\\/]model[\\/]/;

const common = { bundle: true, platform: "node", target: "node20", logLevel: "silent" };

/**
 * Builds `scripts/NAME.ts` into a folder.
 *
 * @returns the files that it was built from, and the packages beside the folder that it loads
 */
export async function buildScript(name, root, folder, cache) {
  const lockfile = path.join(root, "node_modules/.package-lock.json");
  const maker = fileURLToPath(import.meta.url);
  const loader = fileURLToPath(new URL("load-cached.mjs", import.meta.url));
  const version = path.join(root, "node_modules", large, "package.json");
  const largeFile = path.join(cache, `${large}.${digestOf([lockfile, version, maker, loader])}.cjs`);
  const { metafile } = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [`scripts/${name}.ts`],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    // What a script loads later is in other files.
    splitting: true,
    format: "esm",
    plugins: [packages(largeFile), places],
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs);
  const isLarge = inputs.some((file) => file.startsWith(`${large}:`));
  if (isLarge && !existsSync(largeFile)) await buildLarge(root, folder, largeFile);
  const own = inputs.filter(isOwn).map((file) => path.join(root, file));
  return {
    // Packages change when they are installed.
    files: [...own, maker, lockfile],
    packages: isLarge ? [largeFile] : [],
  };
}

async function buildLarge(root, folder, file) {
  const outfile = path.join(folder, `${large}.cjs`);
  await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [large],
    outfile,
    format: "cjs",
    charset: "ascii",
  });
  renameSync(outfile, file);
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : "");
  return hash.digest("hex").slice(0, 16);
}

function isOwn(file) {
  return !/(^|[\\/])node_modules[\\/]/.test(file);
}

/** Says which packages become part of a bundle, and which are loaded from where they are. */
const packages = (largeFile) => ({
  name: "packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path: specifier, importer, kind }) => {
      if (kind === "entry-point") return undefined;
      if (shared.has(specifier) && sharing.test(importer)) return { path: shared.get(specifier) };
      if (specifier === large) return { path: largeFile, namespace: large };
      return isOwn(importer) && !included.test(specifier) ? { external: true } : undefined;
    });
    onLoad({ filter: /.*/, namespace: large }, ({ path: file }) => ({
      contents: `module.exports = require("./load-cached.mjs").loadCached(${JSON.stringify(file)});`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    }));
  },
});

/** Keeps `import.meta.url` what it was: files are found by it. */
const places = {
  name: "places",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const url = JSON.stringify(pathToFileURL(file).href);
      return { contents: readFileSync(file, "utf8").replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
};
