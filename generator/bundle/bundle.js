import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { entries } from "./entries.js";

/** Packages that become part of the bundle. The others are loaded from where they are installed. */
const bundled = /^(openapi-typescript|js-yaml)(\/|$)/;

/**
 * What is loaded in another way. Of Redocly's linter, openapi-typescript needs two functions: loading the whole takes
 * longer than generating most documents. TypeScript is required: Node reads all of a CommonJS file that is imported, to
 * find the names that it exports. Nothing of what openapi-typescript prints in colours is used.
 */
const replaced = {
  typescript:
    'import { createRequire } from "node:module"; export default createRequire(import.meta.url)("typescript");',
  "@redocly/openapi-core/lib/ref-utils.js":
    'export { escapePointerFragment as escapePointer, parseRef } from "./ref-utils.js";',
  "supports-color": "export default {};",
};

/** Where a package's main file lies, for files beside it that the package does not export. */
const folderOf = (name) => path.dirname(createRequire(import.meta.url).resolve(name));

/**
 * Makes JavaScript that Node 20 runs of the generator's TypeScript.
 *
 * Takes the folder of the package. Returns the texts of the files of `dist`, the sources that they were made from,
 * relative to that folder, and the folders of the packages that became part of them.
 *
 * @throws Error with file:line:column of everything that cannot be built
 */
export async function bundle(folder) {
  const outdir = path.join(folder, "dist");
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: entries,
    outdir,
    // All in one folder, from which each finds the same files by the same way.
    chunkNames: "[name]-[hash]",
    bundle: true,
    // What a command loads later is in other files.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [packages(), places(outdir)],
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const inputs = Object.keys(metafile.inputs);
  return {
    files: new Map(outputFiles.map(({ path: file, text }) => [relative(outdir, file), text])),
    sources: inputs.filter((file) => !isInstalled(file) && !file.startsWith("replaced:")),
    packages: [...new Set(inputs.filter(isInstalled).map((file) => packageOf(path.resolve(folder, file))))],
  };
}

/** Says which packages are replaced, which become part of the bundle, and which stay where they are. */
const packages = () => ({
  name: "packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind }) => {
      if (kind === "entry-point") return undefined;
      if (Object.hasOwn(replaced, name)) return { path: name, namespace: "replaced" };
      return isInstalled(importer) || bundled.test(name) ? undefined : { external: true };
    });
    onLoad({ filter: /.*/, namespace: "replaced" }, ({ path: name }) => ({
      contents: replaced[name],
      resolveDir: folderOf("@redocly/openapi-core"),
    }));
  },
});

/** Keeps what `import.meta.url` of each source is: files are found by it. */
const places = (outdir) => ({
  name: "places",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const url = `new URL(${JSON.stringify(relative(outdir, file))}, import.meta.url).href`;
      return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
});

/** With forward slashes. */
function relative(from, to) {
  return path.relative(from, to).replaceAll("\\", "/");
}

/** The folder of the package that a file is in. */
function packageOf(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? file;
}

function isInstalled(file) {
  return /(^|[\\/])node_modules[\\/]/.test(file);
}
