import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathMembers } from "../lib/operations.ts";
import { binOf, found, type Contestant } from "./contestant.ts";

/** @hey-api/openapi-ts with its default plugins: types, functions, and its fetch client copied in. */
export const heyApi: Contestant = {
  name: "@hey-api/openapi-ts",
  packages: ["@hey-api/openapi-ts"],
  command: (document, out) => [
    binOf("@hey-api/openapi-ts", "bin/run.js"),
    ...["--input", document, "--output", out, "--client", "@hey-api/client-fetch", "--no-log-file"],
  ],
  usage: (out, operations, base) => {
    const blocks = readFileSync(join(out, "sdk.gen.ts"), "utf8").split(/^export const /m);
    const names = operations.map((operation) => {
      const block = blocks.find(
        (text) => text.includes(".get<") && text.includes(`url: '${operation.path}'`),
      );
      return found(block?.match(/^\w+/)?.[0], operation);
    });
    return {
      head: [
        `import { client } from "./${basename(out)}/client.gen.js";`,
        `import { ${names.join(", ")} } from "./${basename(out)}/sdk.gen.js";`,
        `client.setConfig({ baseUrl: ${base} });`,
      ].join("\n"),
      calls: operations.map((operation, index) => {
        const members = pathMembers(operation);
        return `${names[index]}(${members === "" ? "" : `{ path: { ${members} } }`})`;
      }),
    };
  },
};
