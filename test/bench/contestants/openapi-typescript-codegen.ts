import { basename } from "node:path";
import { pathArguments } from "../lib/operations.ts";
import { binOf, found, sourcesBelow, type Contestant } from "./contestant.ts";

/** openapi-typescript-codegen with its defaults: a class per tag, a fetch client. */
export const openapiTypescriptCodegen: Contestant = {
  name: "openapi-typescript-codegen",
  packages: ["openapi-typescript-codegen"],
  command: (document, out) => [
    binOf("openapi-typescript-codegen", "bin/index.js"),
    ...["--input", document, "--output", out],
  ],
  usage: (out, operations, base) => {
    const sources = [...sourcesBelow(out)].filter(([file]) => /[\\/]services[\\/]/.test(file));
    const members = operations.map((operation) => {
      const anchor = `method: 'GET',\n            url: '${operation.path}',`;
      const [file, text] = found(
        sources.find(([, source]) => source.includes(anchor)),
        operation,
      );
      const before = text.slice(0, text.indexOf(anchor));
      const method = [...before.matchAll(/public static (\w+)\(/g)].at(-1)?.[1];
      return { service: basename(file, ".ts"), method: found(method, operation) };
    });
    const services = [...new Set(members.map(({ service }) => service))];
    const folder = basename(out);
    return {
      head: [
        `import { OpenAPI } from "./${folder}/core/OpenAPI";`,
        ...services.map((service) => `import { ${service} } from "./${folder}/services/${service}";`),
        `OpenAPI.BASE = ${base};`,
      ].join("\n"),
      calls: operations.map((operation, index) => {
        const member = members[index];
        return `${member?.service}.${member?.method}(${pathArguments(operation).join(", ")})`;
      }),
    };
  },
};
