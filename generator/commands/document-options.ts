import type { Options } from "../cli/options.ts";
import { extraNames, extras } from "../shared/extras.ts";

/** Options of every command that reads documents. */
export const reading = {
  root: { value: "DIR", about: "the folder that references may reach (the repository of the document)" },
  lenient: {
    negatable: true,
    about: "take an invalid document where there is one sensible reading, and say what was read",
  },
  overlay: { value: "FILE", multiple: true, about: "lay an Overlay 1.0 document over the document" },
  all: { about: "print every finding; without it, ten of a kind" },
} as const satisfies Options;

/** Options of every command about one document and its package. */
export const documentOptions = {
  spec: {
    value: "FILE",
    about:
      "the document: a file, a folder that holds one, or - for standard input (as configured; else the only document here)",
  },
  out: {
    value: "DIR",
    about: "the folder of the package (as configured); all of DIR/src is the generator's",
  },
  include: {
    value: "WHAT",
    multiple: true,
    about:
      "take these operations and no others: tag:NAME, a path such as '/pets/**', or an operation id such as 'list*'",
  },
  exclude: { value: "WHAT", multiple: true, about: "leave these operations out" },
  with: {
    value: "EXTRA",
    words: extraNames,
    multiple: true,
    about: `what the package has besides: ${extraNames.map((name) => `${name} (${extras[name].about})`).join(", ")}`,
  },
  ...reading,
} as const satisfies Options;
