import { Worker } from "node:worker_threads";
import type { Outcome, Task } from "./messages.ts";

/** The bundle of `worker.ts`: a thread of Node 20 takes no TypeScript. */
const program = new URL("../dist/corpus-worker.js", import.meta.url);
const resourceLimits = { maxOldGenerationSizeMb: 4096 };

/** Generates documents in several threads at once, `onOutcome` for each as soon as it is known. */
export async function generateAll(
  tasks: readonly Task[],
  options: { readonly threads: number; readonly timeoutMs: number },
  onOutcome: (task: Task, outcome: Outcome) => void,
): Promise<void> {
  const queue = [...tasks];
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      worker ??= new Worker(program, { resourceLimits });
      const { outcome, alive } = await ask(worker, task, options.timeoutMs);
      if (!alive) {
        await worker.terminate();
        worker = undefined;
      }
      onOutcome(task, outcome);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(options.threads, tasks.length) }, lane));
}

/** One task for one worker. A worker that dies or does not answer in time is not alive afterwards. */
async function ask(
  worker: Worker,
  task: Task,
  timeoutMs: number,
): Promise<{ readonly outcome: Outcome; readonly alive: boolean }> {
  const started = performance.now();
  const cleanUp = new AbortController();
  try {
    return await new Promise((resolve) => {
      const fail = (message: string): void => {
        const outcome = { kind: "crashed", messages: [message], ms: performance.now() - started } as const;
        resolve({ outcome, alive: false });
      };
      const timer = setTimeout(fail, timeoutMs, `it did not end within ${timeoutMs / 1000} s`);
      const onMessage = (outcome: Outcome): void => resolve({ outcome, alive: true });
      const onError = (error: Error): void => fail(`${error.name}: ${error.message}`);
      const onExit = (code: number): void => fail(`the worker ended with ${code}`);
      worker.once("message", onMessage).once("error", onError).once("exit", onExit);
      cleanUp.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      });
      worker.postMessage(task);
    });
  } finally {
    cleanUp.abort();
  }
}
