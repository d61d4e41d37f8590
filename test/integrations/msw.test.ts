import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { compile } from "../support/compile.ts";
import { workspace } from "../support/pack.ts";
import { projects, runNode } from "./project.ts";

/** What a program goes on with after the README's example. */
const calls = `
  import { createClient, getInvoiceSummary, listInvoices } from "partner-center-invoices";
  const client = createClient({ baseUrl: servers.global, token: "none" });
  const { balanceAmount } = await getInvoiceSummary(client);
  const { items } = await listInvoices(client, { size: 5 });
  const asked = mock.requestsTo("listInvoices").map(({ query }) => query.get("size"));
  console.log(JSON.stringify([balanceAmount, (items ?? []).length > 0, asked, mock.requestsTo("getInvoiceSummary").length]));
  server.close();
`;

let example: string;
beforeAll(async () => {
  const text = await readFile(join(workspace, "generated/README.md"), "utf8");
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  example = blocks.find((block) => block.includes('from "msw"')) ?? "";
});

test("the README's example for MSW compiles, and does what it says", async () => {
  const path = join(projects, "msw.ts");
  await writeFile(path, example + calls);
  expect(compile([path])).toEqual([]);
  const { code } = await transform(await readFile(path, "utf8"), { loader: "ts" });
  await writeFile(join(projects, "msw.mjs"), code);
  // A status, a lost connection and an answer: the third attempt of one call.
  expect(JSON.parse(await runNode(".", ["msw.mjs"]))).toEqual([12.5, true, ["5"], 3]);
});
