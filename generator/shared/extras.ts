/** A file that a package has beside its client when it is asked for: `--with NAME` adds `src/NAME.ts`. */
export interface Extra {
  /** What the file is for, in the words of a help. */
  readonly about: string;
  /** The library that it works with, which the users of a package install if they import the file. */
  readonly library: string;
  /** The versions of the library, as npm writes ranges. */
  readonly range: string;
}

export type ExtraName = "zod" | "msw" | "tanstack-query";

/** Every extra by name, which is the subpath that users import: `my-api/zod`. */
export const extras: Readonly<Record<ExtraName, Extra>> = {
  zod: { about: "zod schemas of the models", library: "zod", range: "^4.3.0" },
  msw: { about: "handlers of MSW over the mock", library: "msw", range: "^2.3.0" },
  "tanstack-query": {
    about: "options of queries and mutations",
    library: "@tanstack/query-core",
    range: "^5.0.0",
  },
};

export function isExtra(name: unknown): name is ExtraName {
  return typeof name === "string" && Object.hasOwn(extras, name);
}

/** In the order of the table. */
export const extraNames: readonly ExtraName[] = Object.keys(extras).filter(isExtra);
