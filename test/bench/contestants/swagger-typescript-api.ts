import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathArguments, type PlainOperation } from "../lib/operations.ts";
import { binOf, found, type Contestant } from "./contestant.ts";

/** swagger-typescript-api with its defaults: one file with one class. */
export const swaggerTypescriptApi: Contestant = {
  name: "swagger-typescript-api",
  packages: ["swagger-typescript-api"],
  command: (document, out) => [
    binOf("swagger-typescript-api", "dist/cli.mjs"),
    ...["generate", "--path", document, "--output", out, "--name", "api.ts", "--silent"],
  ],
  usage: (out, operations, base) => {
    const source = readFileSync(join(out, "api.ts"), "utf8");
    return {
      head: [
        `import { Api } from "./${basename(out)}/api.ts";`,
        `const api: Api<unknown> = new Api({ baseUrl: ${base} });`,
      ].join("\n"),
      calls: operations.map(
        (operation) => `api.${memberOf(source, operation)}(${pathArguments(operation).join(", ")})`,
      ),
    };
  },
};

/** `group.method`: the comment above a method names its request, and its group is the object around it. */
function memberOf(source: string, operation: PlainOperation): string {
  const at = source.indexOf(`@request GET:${operation.path}\n`);
  if (at < 0) return found<string>(undefined, operation);
  const method = found(source.slice(at).match(/\*\/\s*(\w+)[:=\s]/)?.[1], operation);
  const group = [...source.slice(0, at).matchAll(/^ {2}(\w+) = \{$/gm)].at(-1)?.[1];
  return group === undefined ? method : `${group}.${method}`;
}
