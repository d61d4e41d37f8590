import { fileURLToPath } from "node:url";
import { startPrism, type MockServer } from "./lib/prism.ts";

const spec = fileURLToPath(new URL("../spec/partner-center-invoices.yaml", import.meta.url));

async function startMock(): Promise<MockServer> {
  const server = await startPrism(spec);
  process.env["PARTNER_CENTER_URL"] = server.url;
  process.env["PARTNER_CENTER_TOKEN"] = "any-token-will-do";
  console.log(`No PARTNER_CENTER_TOKEN: reading the spec's examples from a mock at ${server.url}\n`);
  return server;
}

const isReal = (process.env["PARTNER_CENTER_TOKEN"] ?? "") !== "";
const mock = isReal ? undefined : await startMock();
try {
  await import("../example/read-invoices.ts");
} finally {
  await mock?.close();
}
