/**
 * A resolve hook: openapi-typescript, and the file of ours that works with its nodes, get the compiler that ts-morph
 * carries. A second copy of TypeScript would take longer to load than most documents take to generate.
 */
const compiler = new URL("typescript-of-ts-morph.cjs", import.meta.url).href;

const importers = /\/node_modules\/openapi-typescript\/|\/generator\/model\//;

/** Follows https://nodejs.org/api/module.html#resolvespecifier-context-nextresolve, on the main thread or off it. */
export function resolve(specifier, context, nextResolve) {
  const isTheirs = specifier === "typescript" && importers.test(context.parentURL ?? "");
  return nextResolve(isTheirs ? compiler : specifier, context);
}
