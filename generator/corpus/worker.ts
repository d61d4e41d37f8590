import { parentPort } from "node:worker_threads";
import { generateDocument } from "./generate-document.ts";
import type { Outcome, Task } from "./messages.ts";

/** One document after the other, as they are sent. */
async function work(task: Task): Promise<Outcome> {
  const started = performance.now();
  try {
    const errors = await generateDocument(task);
    const kind = errors.length === 0 ? "generated" : "refused";
    return { kind, messages: errors, ms: performance.now() - started };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "crashed", messages: [message], ms: performance.now() - started };
  }
}

parentPort?.on("message", (task: Task) => {
  void work(task).then((outcome) => parentPort?.postMessage(outcome));
});
