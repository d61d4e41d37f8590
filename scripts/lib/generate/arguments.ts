import { parseArgs } from "node:util";

/** What the words on the command line ask for. */
export interface GenerateArguments {
  readonly spec: string;
  readonly out: string;
  readonly check: boolean;
  readonly watch: boolean;
  readonly timings: boolean;
  readonly lenient: boolean;
  readonly root: string | undefined;
  readonly all: boolean;
  readonly help: boolean;
}

const defaults = { spec: "spec/partner-center-invoices.yaml", out: "generated" };

export const usage = `usage: npm run generate [-- --spec FILE --out DIR --lenient --check --watch]

  --spec FILE  the OpenAPI document (default: ${defaults.spec})
  --out DIR    the folder of the package (default: ${defaults.out}); all of DIR/src is the generator's
  --lenient    take an invalid document where there is one sensible reading, and say what was read
  --root DIR   the folder that references may reach (default: the repository of the document)
  --all        print every finding; without it, ten of a kind
  --check      write nothing; exit 1 and show the difference when something is stale
  --watch      generate again whenever the document changes
  --timings    say how long each stage took
  --help       this text
`;

/** Reads the words. Throws an error with a sentence for the user when they make no sense. */
export function parseArguments(words: readonly string[]): GenerateArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      spec: { type: "string", default: defaults.spec },
      out: { type: "string", default: defaults.out },
      check: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      timings: { type: "boolean", default: false },
      lenient: { type: "boolean", default: false },
      root: { type: "string" },
      all: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.check && values.watch) throw new Error("--check and --watch exclude each other");
  if (values.spec === "") throw new Error("--spec needs a file");
  if (values.out === "") throw new Error("--out needs a folder");
  if (values.root === "") throw new Error("--root needs a folder");
  return { ...values, root: values.root };
}
