// node call-loop.mjs memory|loopback PATH MODULES: calls every contestant in turn, round by round, and prints
// the microseconds per call of each round as JSON. A process of its own, so that nothing else runs in it.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const [kind, path, modules] = process.argv.slice(2);
const body = JSON.stringify({
  items: [{ id: "1", name: "one", createdDate: "2024-01-01T00:00:00Z" }],
  next: null,
});
const memory = kind === "memory";
const plan = memory ? { rounds: 25, calls: 4000, warmUp: 8000 } : { rounds: 25, calls: 300, warmUp: 600 };

// A response that is not made anew for every call: what remains is what the contestant does.
class ReadyResponse {
  ok = true;
  status = 200;
  statusText = "OK";
  redirected = false;
  type = "basic";
  bodyUsed = false;
  body = {};
  headers = new Headers({ "content-type": "application/json", "content-length": String(body.length) });
  constructor(url) {
    this.url = url;
  }
  async text() {
    return body;
  }
  async json() {
    return JSON.parse(body);
  }
  clone() {
    return this;
  }
}

async function start() {
  if (memory) {
    globalThis.benchBase = "https://api.example.com";
    const ready = new ReadyResponse(globalThis.benchBase + path);
    Object.setPrototypeOf(ReadyResponse.prototype, Response.prototype);
    globalThis.fetch = async () => ready;
    return () => {};
  }
  const server = fork(fileURLToPath(new URL("loopback-server.mjs", import.meta.url)), [body]);
  const port = await new Promise((resolve) => server.once("message", resolve));
  globalThis.benchBase = `http://127.0.0.1:${port}`;
  const { fetch } = globalThis;
  // One of the contestants takes no base and calls `fetch` with the path alone.
  globalThis.fetch = (input, init) =>
    fetch(typeof input === "string" && input.startsWith("/") ? globalThis.benchBase + input : input, init);
  return () => server.kill();
}

/** Microseconds a call: of the processor where nothing is waited for, so that a busy machine does not count. */
async function timed(call, calls) {
  const now = () => (memory ? processorMicros() : Number(process.hrtime.bigint()) / 1e3);
  const started = now();
  for (let index = 0; index < calls; index += 1) await call();
  return (now() - started) / calls;
}

function processorMicros() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

const stop = await start();
const url = globalThis.benchBase + path;
const bare = async () => (await fetch(url)).json();
const callers = [["bare", bare]];
for (const [name, file] of Object.entries(JSON.parse(modules)))
  callers.push([name, (await import(file)).call0]);

const samples = Object.fromEntries(callers.map(([name]) => [name, []]));
for (const [name, call] of callers) {
  const answer = await call();
  if (answer === undefined || (answer.error ?? undefined) !== undefined)
    throw new Error(`${name} did not get its answer`);
  await timed(call, plan.warmUp);
}
for (let round = 0; round < plan.rounds; round += 1) {
  for (let turn = 0; turn < callers.length; turn += 1) {
    const [name, call] = callers[(turn + round) % callers.length];
    samples[name].push(await timed(call, plan.calls));
  }
}
stop();
console.log(JSON.stringify(samples));
