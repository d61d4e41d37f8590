import { UsageError } from "../cli/options.ts";
import { program, type Program } from "../cli/run-command.ts";
import { documentOptions } from "./document-options.ts";

/** `wireproof mock` */
export const mockCommand: Program = program({
  name: "wireproof mock",
  summary: "Serve a document's examples on loopback, and check what is asked for",
  options: {
    spec: documentOptions.spec,
    port: { value: "PORT", about: "where it listens; 4010 unless it is said, and 0 for any that is free" },
  },
  notes:
    "It runs Prism, which you install beside wireproof. Exit code: 0 when it is stopped, 1 when it does not start.",
  run: async ({ values: { spec, port = "4010" } }) => {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw new UsageError(`--port ${port} is not a number from 0 to 65535`);
    return (await import("./run-mock.ts")).runMock(spec, Number(port));
  },
});
