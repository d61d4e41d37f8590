/** A file that a package has beside its client when it is asked for: `--with NAME` adds `src/NAME.ts`. */
export interface Extra {
  /** What the file is for, in the words of a help. */
  readonly about: string;
  /** The library that the file imports, with the versions that it may be, as npm writes ranges. */
  readonly peer?: { readonly library: string; readonly range: string };
}

export type ExtraName = "zod" | "msw" | "tanstack-query";

/** Every extra by name, which is the subpath that users import: `my-api/zod`. */
export const extras: Readonly<Record<ExtraName, Extra>> = {
  zod: { about: "zod schemas of the models", peer: { library: "zod", range: "^4.3.0" } },
  msw: { about: "handlers of MSW over the mock", peer: { library: "msw", range: "^2.3.0" } },
  "tanstack-query": { about: "options of queries and mutations" },
};

export function isExtra(name: unknown): name is ExtraName {
  return typeof name === "string" && Object.hasOwn(extras, name);
}

/** In the order of the table. */
export const extraNames: readonly ExtraName[] = Object.keys(extras).filter(isExtra);
