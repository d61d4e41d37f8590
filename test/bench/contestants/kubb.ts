import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { pathArguments } from "../lib/operations.ts";
import { binOf, found, sourcesBelow, templatePattern, type Contestant } from "./contestant.ts";

/** kubb with its plugins for types and for a fetch client. */
export const kubb: Contestant = {
  name: "kubb",
  packages: ["@kubb/cli", "@kubb/plugin-client"],
  prepare: (document, out) => {
    mkdirSync(out, { recursive: true });
    writeFileSync(configOf(out), configuration(document, out));
  },
  command: (_document, out) => [binOf("@kubb/cli", "bin/kubb.cjs"), "generate", "--config", configOf(out)],
  usage: (out, operations, base) => {
    const sources = [...sourcesBelow(out)];
    const files = operations.map((operation) => {
      const url = new RegExp(`method: ["']GET["'], url: \`${templatePattern(operation.path)}\``);
      return found(sources.find(([, text]) => url.test(text))?.[0], operation);
    });
    const names = files.map((file) => basename(file, ".ts"));
    return {
      head: files
        .map(
          (file, at) =>
            `import { ${names[at]} } from "./${relative(join(out, ".."), file).split(sep).join("/")}";`,
        )
        .join("\n"),
      calls: operations.map((operation, at) => {
        // The configuration with the base is the last argument, after the query where there is one.
        const arity = signatureOf(sources, files[at] ?? "").includes("params?:") ? ["undefined"] : [];
        return `${names[at]}(${[...pathArguments(operation), ...arity, `{ baseURL: ${base} }`].join(", ")})`;
      }),
    };
  },
};

function configOf(out: string): string {
  return `${out}.config.mjs`;
}

function signatureOf(sources: readonly (readonly [string, string])[], file: string): string {
  const text = sources.find(([name]) => name === file)?.[1] ?? "";
  return text.match(/export async function \w+\((.*)\) \{/)?.[1] ?? "";
}

function configuration(document: string, out: string): string {
  return `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

export default defineConfig({
  input: { path: ${JSON.stringify(document)} },
  output: { path: ${JSON.stringify(out)}, clean: true },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs({ output: { path: "types" } }),
    pluginClient({ client: "fetch", output: { path: "clients" } }),
  ],
});
`;
}
