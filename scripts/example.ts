import { fileURLToPath } from "node:url";
import { startPrism } from "./lib/prism.ts";

const spec = fileURLToPath(new URL("../spec/partner-center-invoices.yaml", import.meta.url));
/** A URL, not a literal: it imports the built package, so its types are there only after `npm run build`. */
const example = new URL("../example/read-invoices.ts", import.meta.url).href;

if ((process.env["PARTNER_CENTER_TOKEN"] ?? "") !== "") {
  await import(example);
} else {
  const server = await startPrism(spec);
  process.env["PARTNER_CENTER_URL"] = server.url;
  process.env["PARTNER_CENTER_TOKEN"] = "any-token-will-do";
  console.log(`No PARTNER_CENTER_TOKEN: reading the spec's examples from a mock at ${server.url}\n`);
  try {
    await import(example);
  } finally {
    await server.close();
  }
}
