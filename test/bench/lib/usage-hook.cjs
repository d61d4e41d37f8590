// Preloaded into every Node process of a contestant: leaves what the process used for the one who measures.
const { isMainThread } = require("node:worker_threads");
const { appendFileSync, readFileSync } = require("node:fs");

const file = process.env.BENCH_USAGE_FILE;
if (isMainThread && file !== undefined) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMicros: userCPUTime + systemCPUTime, maxRssKb: highWaterMark() ?? maxRSS };
    appendFileSync(file, JSON.stringify(usage) + "\n");
  });
}

// On Linux a new process inherits the `maxRSS` of the one that started it, which is the harness.
function highWaterMark() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return undefined;
  }
}
