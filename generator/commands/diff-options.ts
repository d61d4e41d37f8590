import type { Options, Usage } from "../cli/options.ts";
import { configFile } from "../config/config-file.ts";
import { reading } from "./document-options.ts";

/** The formats that a report can have. */
export const formats = ["markdown", "text", "json", "github", "sarif", "html"] as const;
export type Format = (typeof formats)[number];

/** The bump from which a comparison fails. */
export const thresholds = ["major", "minor", "patch", "never"] as const;
export type Threshold = (typeof thresholds)[number];

/** Options of every command that compares two documents. */
export const comparing = {
  spec: {
    value: "FILE",
    about:
      "the document in the working tree, and at a commit without a path (as configured; else the only document here)",
  },
  ...reading,
} as const satisfies Options;

/** Options of `diff`. */
export const diffOptions = {
  ...comparing,
  path: {
    value: "GLOB",
    multiple: true,
    about: "only what reaches operations of this path: /pets/*, /stores/**",
  },
  tag: { value: "NAME", multiple: true, about: "only what reaches operations with this tag" },
  format: { value: "FORMAT", words: formats, about: "of the report; text unless it is one" },
  "fail-on": {
    value: "BUMP",
    words: thresholds,
    about: "exit with 1 at this bump and above; major unless it is one",
  },
  acknowledged: { value: "FILE", about: "accepted changes (acknowledged.yaml beside the document)" },
} as const satisfies Options;

/** What a side of a comparison is. */
export const aboutSides = `BASE and HEAD are each a commit (main), a file at a commit (main:spec/api.yaml) or a file. A commit counts
before a file of the same name; ./NAME is the file. BASE alone, as a commit, is its merge-base with what is
checked out, against the working tree. A document that was renamed since is found by its old name.`;

/** What `diff` is called and understands. */
export const diffUsage: Usage<typeof diffOptions> = {
  name: "wireproof diff",
  summary:
    "Say what a change of a document does to the wire and to everyone who compiles against the package",
  operands: ["BASE", "[HEAD]"],
  options: diffOptions,
  about: aboutSides,
  notes: `${configFile} may set the level of a rule:
  { "diff": { "rules": { "optional-property-removed": "breaking" } } }

Exit code: 0 below the threshold, 1 at or above it, 2 when the documents could not be compared.`,
};
