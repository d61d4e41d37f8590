import { basename, join } from "node:path";
import { pathMembers } from "../lib/operations.ts";
import { binOf, type Contestant } from "./contestant.ts";

/** Types from openapi-typescript, calls through openapi-fetch. */
export const openapiTypescript: Contestant = {
  name: "openapi-typescript + openapi-fetch",
  packages: ["openapi-typescript", "openapi-fetch"],
  command: (document, out) => [
    binOf("openapi-typescript", "bin/cli.js"),
    document,
    "--output",
    join(out, "schema.ts"),
  ],
  usage: (out, operations, base) => ({
    head: [
      'import createClient, { type Client } from "openapi-fetch";',
      `import type { paths } from "./${basename(out)}/schema.ts";`,
      `const client: Client<paths> = createClient<paths>({ baseUrl: ${base} });`,
    ].join("\n"),
    calls: operations.map((operation) => {
      const members = pathMembers(operation);
      const init = members === "" ? "" : `, { params: { path: { ${members} } } }`;
      return `client.GET(${JSON.stringify(operation.path)}${init})`;
    }),
  }),
};
