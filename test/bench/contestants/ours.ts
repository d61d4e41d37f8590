import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename, join, relative, sep } from "node:path";
import { pathArguments, type PlainOperation } from "../lib/operations.ts";
import { installGenerator } from "../lib/installed.ts";
import { found, sourcesBelow, templatePattern, type Contestant, type Usage } from "./contestant.ts";

let installed: string | undefined;

/** The command that is measured, as it is installed. */
export function command(): string {
  return (installed ??= installGenerator());
}

const require = createRequire(import.meta.url);

/** This repository's generator. Its output is a package, so programs use what its build makes of it. */
export const ours: Contestant = {
  name: "this generator",
  packages: [],
  command: (document, out) => [command(), "generate", "--spec", document, "--out", out],
  publish: (out) => {
    const compiler = require.resolve("typescript/lib/tsc.js");
    const run = spawnSync(process.execPath, [compiler, "--project", out], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(`the package does not build: ${run.stdout.split("\n")[0]}`);
  },
  usage: (out, operations, base) => {
    const functions = functionsFor(out, operations);
    return {
      head: [
        `import { createClient } from "./${basename(out)}/dist/runtime/client.js";`,
        ...functions.map(
          ({ name, module }) => `import { ${name} } from "./${basename(out)}/dist/${module}.js";`,
        ),
        client(base),
      ].join("\n"),
      calls: functions.map(({ call }) => call),
    };
  },
  otherUsage: {
    name: "this generator (all from the index)",
    usage: (out, operations, base): Usage => {
      const functions = functionsFor(out, operations);
      const names = ["createClient", ...functions.map(({ name }) => name)].join(", ");
      return {
        head: `import { ${names} } from "./${basename(out)}/dist/index.js";\n${client(base)}`,
        calls: functions.map(({ call }) => call),
      };
    },
  },
};

/** Its token is a constant: the other contestants send none at all. */
function client(base: string): string {
  return `const client = createClient({ baseUrl: ${base}, token: "a-token" });`;
}

function functionsFor(
  out: string,
  operations: readonly PlainOperation[],
): readonly { readonly name: string; readonly module: string; readonly call: string }[] {
  const sources = [...sourcesBelow(join(out, "src/operations"))];
  return operations.map((operation) => {
    // A function puts the query behind a path that has one.
    const path = `path:\\s*(?:\\w+\\(\\s*)?["\`]${templatePattern(operation.path)}["\`]`;
    const request = new RegExp(`method: "GET",\\s*${path}`);
    const [file, text] = found(
      sources.find(([, source]) => request.test(source)),
      operation,
    );
    const at = text.search(request);
    const name = found([...text.slice(0, at).matchAll(/^export function (\w+)/gm)].at(-1)?.[1], operation);
    const [line] = found(request.exec(text), operation);
    const values = pathArguments(operation);
    const members = [...line.matchAll(/params\.(\w+)/g)].map(([, key], index) => `${key}: ${values[index]}`);
    const module = relative(join(out, "src"), file).split(sep).join("/").replace(/\.ts$/, "");
    return {
      name,
      module,
      call: `${name}(client${members.length === 0 ? "" : `, { ${members.join(", ")} }`})`,
    };
  });
}
