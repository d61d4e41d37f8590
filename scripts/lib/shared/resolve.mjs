/**
 * A resolve hook that spares openapi-typescript its own copies of what is here already: of TypeScript, which
 * ts-morph carries, and of Redocly, of which it needs two functions. Loading them would take longer than most
 * documents take to generate.
 */
const shared = new Map([
  ["typescript", new URL("typescript.cjs", import.meta.url).href],
  ["@redocly/openapi-core/lib/ref-utils.js", new URL("references.mjs", import.meta.url).href],
]);

/** The model's nodes are openapi-typescript's, and have to come from the same compiler. */
const importers = /\/node_modules\/openapi-typescript\/|\/generator\/model\//;

/** Follows https://nodejs.org/api/module.html#resolvespecifier-context-nextresolve, on the main thread or off it. */
export function resolve(specifier, context, nextResolve) {
  const own = importers.test(context.parentURL ?? "") ? shared.get(specifier) : undefined;
  return nextResolve(own ?? specifier, context);
}
