import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** Packages that become part of a bundle. The others are loaded from where they are installed. */
const bundled = /^(openapi-typescript|js-yaml)(\/|$)/;

/**
 * What openapi-typescript gets in place of packages that it brings along. TypeScript is the one that ts-morph carries,
 * and Redocly is reduced to two functions: loading a second compiler and a linter takes longer than generating most
 * documents. The generator has to make nodes with the same compiler, so it gets that one too.
 */
const replaced = {
  typescript: 'export { ts as default } from "ts-morph";',
  "@redocly/openapi-core/lib/ref-utils.js":
    'export { escapePointerFragment as escapePointer, parseRef } from "./node_modules/@redocly/openapi-core/lib/ref-utils.js";',
};

/**
 * Makes JavaScript that Node 20 runs of TypeScript files and of what they import.
 *
 * Takes the root of the repository, the files, and a folder to write to; all of them absolute. The folder gets
 * `NAME.mjs` for each file and what they share. Returns the files of the repository that it was made from, relative to
 * the root.
 *
 * @throws Error with file:line:column of everything that cannot be built
 */
export async function bundle(root, files, outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What a script loads later is in other files.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [packages(root), places(outdir)],
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs).filter((file) => !isInstalled(file) && !file.startsWith("replaced:"));
}

/** Says which packages are replaced, which become part of the bundle, and which stay where they are. */
const packages = (root) => ({
  name: "packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind }) => {
      if (kind === "entry-point") return undefined;
      if (Object.hasOwn(replaced, name)) return { path: name, namespace: "replaced" };
      return isInstalled(importer) || bundled.test(name) ? undefined : { external: true };
    });
    onLoad({ filter: /.*/, namespace: "replaced" }, ({ path: name }) => ({
      contents: replaced[name],
      resolveDir: root,
    }));
  },
});

/** Keeps what `import.meta.url` of each source is: files are found by it. */
const places = (outdir) => ({
  name: "places",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = path.relative(outdir, file).split(path.sep).join("/");
      const url = `new URL(${JSON.stringify(source)}, import.meta.url).href`;
      const text = await readFile(file, "utf8");
      return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
    });
  },
});

function isInstalled(file) {
  return /(^|[\\/])node_modules[\\/]/.test(file);
}
