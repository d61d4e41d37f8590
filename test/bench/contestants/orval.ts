import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathArguments } from "../lib/operations.ts";
import { binOf, found, templatePattern, type Contestant } from "./contestant.ts";

/** orval with its fetch client, one file. */
export const orval: Contestant = {
  name: "orval",
  packages: ["orval"],
  command: (document, out) => [
    binOf("orval", "dist/bin/orval.mjs"),
    ...["--input", document, "--output", join(out, "api.ts"), "--client", "fetch"],
  ],
  // Its functions have no base: they take the server from the document, or the caller's `fetch` adds it.
  usage: (out, operations) => {
    const blocks = readFileSync(join(out, "api.ts"), "utf8").split(/^export const /m);
    const names = operations.map((operation) => {
      const url = new RegExp(`${templatePattern(operation.path)}(\`|\\?\\$\\{stringifiedParams)`);
      const index = blocks.findIndex(
        (text, at) =>
          /^get\w+Url = /.test(text) && url.test(text) && /method: 'GET'/.test(blocks[at + 1] ?? ""),
      );
      return found(blocks[index + 1]?.match(/^\w+/)?.[0], operation);
    });
    return {
      head: `import { ${names.join(", ")} } from "./${basename(out)}/api.ts";`,
      calls: operations.map((operation, index) => `${names[index]}(${pathArguments(operation).join(", ")})`),
    };
  },
};
