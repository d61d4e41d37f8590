import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPrism } from "./lib/prism.ts";

const usage = "usage: npm run mock [-- --port PORT]";
const spec = fileURLToPath(new URL("../spec/partner-center-invoices.yaml", import.meta.url));

/** The port that the command line asks for, 4010 unless it does; `undefined` when it makes no sense. */
function portOf(args: readonly string[]): number | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { port: { type: "string", default: "4010" } } });
    return /^\d{1,5}$/.test(values.port) && Number(values.port) < 65536 ? Number(values.port) : undefined;
  } catch {
    return undefined;
  }
}

const port = portOf(process.argv.slice(2));
if (port === undefined) {
  console.error(usage);
  process.exit(2);
}

try {
  const server = await startPrism(spec, port);
  console.log(
    `${server.url} answers with the spec's examples. Try: curl -H "Authorization: Bearer x" ${server.url}/v1/invoices/summary`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // A client may keep its connection open for as long as it likes: do not wait for it.
    process.once(signal, () => process.exit(0));
  }
} catch (error) {
  console.error(`The mock did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
