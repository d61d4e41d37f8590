import { extraNames } from "../shared/extras.ts";
import type { Shape } from "./shape.ts";

/** What the configuration says of one document. Paths start at the folder of the configuration. */
export const documentFields = {
  spec: { kind: "path", about: "The OpenAPI document, or a folder that holds one document" },
  out: { kind: "path", about: "The folder of the package; all of `src` in it is the generator's" },
  root: { kind: "path", about: "The folder that references may reach; else the repository of the document" },
  lenient: { kind: "flag", about: "Take an invalid document where there is one sensible reading" },
  overlays: {
    kind: "list",
    about: "Overlay documents that are laid over the document, in this order",
    items: { kind: "path", about: "An Overlay 1.0 document" },
  },
  include: {
    kind: "list",
    about: "The operations that are wanted, and no others",
    items: {
      kind: "text",
      about: "`tag:NAME`, a path such as `/pets/**`, or an operation id such as `list*`",
    },
  },
  exclude: {
    kind: "list",
    about: "Operations that are left out",
    items: {
      kind: "text",
      about: "`tag:NAME`, a path such as `/pets/**`, or an operation id such as `list*`",
    },
  },
  with: {
    kind: "list",
    items: { kind: "word", words: extraNames, about: "The name of an extra" },
    about: "What the package has besides the client",
  },
  packageName: { kind: "text", about: "The name of the package, where it has no package.json yet" },
} as const satisfies Readonly<Record<string, Shape>>;
