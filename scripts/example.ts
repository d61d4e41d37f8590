import { RequestError } from "partner-center-invoices";
import { main } from "../example/main.ts";

try {
  await main(process.argv.slice(2));
} catch (error) {
  // What the service or the command line is to blame for has no stack that helps.
  const isExpected = error instanceof RequestError || error instanceof TypeError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
