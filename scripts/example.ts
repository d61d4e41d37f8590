import { fileURLToPath } from "node:url";
import { startPrism } from "./lib/prism.ts";

const spec = fileURLToPath(new URL("../spec/partner-center-invoices.yaml", import.meta.url));

if ((process.env["PARTNER_CENTER_TOKEN"] ?? "") !== "") {
  await import("../example/read-invoices.ts");
} else {
  const server = await startPrism(spec);
  process.env["PARTNER_CENTER_URL"] = server.url;
  process.env["PARTNER_CENTER_TOKEN"] = "any-token-will-do";
  console.log(`No PARTNER_CENTER_TOKEN: reading the spec's examples from a mock at ${server.url}\n`);
  try {
    await import("../example/read-invoices.ts");
  } finally {
    await server.close();
  }
}
