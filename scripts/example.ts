import { RequestError } from "partner-center-invoices";
import { main } from "../example/main.ts";
import { UsageError } from "../generator/cli/options.ts";
import { program, runAsProcess } from "../generator/cli/run-command.ts";

const command = program({
  name: "npm run example --",
  summary: "Reconcile a month through the built package",
  options: {
    month: { value: "YYYY-MM", about: "which month; that of the newest invoice unless it is said" },
    out: { value: "DIR", about: "where the PDFs and the table go; invoices unless it is said" },
  },
  about: "It asks a mock, without credentials; with a token in PARTNER_CENTER_TOKEN, the real service.",
  run: async ({ values: { month, out = "invoices" } }) => {
    if (month !== undefined && !/^\d{4}-\d{2}$/.test(month))
      throw new UsageError(`--month takes a month such as 2024-02, not ${month}`);
    try {
      await main({ month, out });
      return 0;
    } catch (error) {
      // What the service is to blame for has no stack that helps.
      console.error(error instanceof RequestError ? error.message : error);
      return 1;
    }
  },
});
await runAsProcess(command.run);
