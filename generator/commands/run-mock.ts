import { chooseDocument } from "../config/choose-documents.ts";
import { readConfig } from "../config/config.ts";
import { findEntry } from "../document/load/find-entry.ts";
import { explanationOf } from "./explain.ts";
import type * as Prism from "./prism.ts";

/** What Prism consists of, as far as the mock needs it. */
const prism = ["@stoplight/prism-core", "@stoplight/prism-http", "@stoplight/prism-http-server"];

/** A mock that does not start, for a reason that the user can mend. */
class MockError extends Error {}

/** Serves a document until the process is told to stop. Returns the exit code. */
export async function runMock(spec: string | undefined, port: number): Promise<number> {
  const stopped = new Promise<number>((resolve) => {
    // A client may keep its connection open for as long as it likes: do not wait for it.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(0));
  });
  try {
    const entry = findEntry(chooseDocument(await readConfig(process.cwd()), { spec }).spec);
    if ("problem" in entry) throw new MockError(entry.problem.message);
    if (entry.text !== undefined) throw new MockError("Prism reads files only: name one with --spec FILE.");
    const { startPrism } = await loadPrism();
    const { url, path } = await startPrism(entry.file, port);
    console.log(
      `${url} answers with the examples of ${entry.file}. Try: curl '${url}${path.replaceAll("'", "%27")}'`,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(explanationOf(error) ?? `The mock did not start: ${message}\n`);
    return 1;
  }
  return stopped.then((code) => process.exit(code));
}

async function loadPrism(): Promise<typeof Prism> {
  try {
    return await import("./prism.ts");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new MockError(`Prism is not installed: npm install --save-dev ${prism.join(" ")}`);
  }
}
