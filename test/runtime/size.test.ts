import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** A program that calls one operation and prints what it gives. */
function consumer(send: "send" | "sendPages", fields: string, imports = ""): string {
  return `
    import { createClient } from "./client.ts";
    import { ${send} } from "./${send === "send" ? "send" : "pages"}.ts";
    ${imports}
    const getThings = (client, options) => ${send}(client, { method: "GET", path: "/v1/things", ${fields} }, options);
    console.log(await getThings(createClient({ baseUrl: "https://api.example.com", token: "token" })));
  `;
}

const pages = `pages: { items: (page) => page?.items, at: "items", next: (page) => page?.links?.next, root: "/v1/" }`;
const everything = `
  headers: () => ({ "request-id": crypto.randomUUID(), "correlation-id": crypto.randomUUID() }),
  steps: [bearer],
  ids: { requestId: "request-id", correlationId: "correlation-id" }`;
const bearer = `import { bearer } from "./bearer.ts";`;

// Bytes, minified by esbuild and compressed by gzip.
test.each<[string, string, number]>([
  ["an operation, with retries, time-outs and errors", consumer("send", ""), 4_120],
  ["with a token that is renewed, and ids", consumer("send", everything, bearer), 4_905],
  ["with pages", consumer("sendPages", pages), 5_685],
  ["with pages, a token and ids", consumer("sendPages", `${pages}, ${everything}`, bearer), 6_455],
])("%s", async (_what, contents, most) => {
  const resolveDir = fileURLToPath(new URL("../../generator/runtime", import.meta.url));
  const result = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  expect(gzipSync(result.outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThanOrEqual(most);
});
