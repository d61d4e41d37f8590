// node call-loop.mjs memory|loopback|headers PATH MODULE: calls one contestant and a bare `fetch` by turns, and
// prints the microseconds per call of each turn as JSON; or the headers that the contestant sends. One contestant
// in a process, since what one does to V8's promises, inline caches and heap slows down the others.
import { fork } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const [kind, path, file] = process.argv.slice(2);
const body = JSON.stringify({
  items: [{ id: "1", name: "one", createdDate: "2024-01-01T00:00:00Z" }],
  next: null,
});
const loopback = kind === "loopback";
// Blocks over loopback are small: what else the machine does then hits both alike.
const plan = loopback ? { turns: 60, calls: 40, warmUp: 1500 } : { turns: 15, calls: 6000, warmUp: 40_000 };

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
  if (!loopback) {
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
  const now = () => (loopback ? Number(process.hrtime.bigint()) / 1e3 : processorMicros());
  const started = now();
  for (let index = 0; index < calls; index += 1) await call();
  return (now() - started) / calls;
}

function processorMicros() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function headersOf(call) {
  const { fetch } = globalThis;
  let sent;
  globalThis.fetch = (input, init) => {
    sent = Object.fromEntries(new Headers(init.headers));
    return fetch(input, init);
  };
  await call();
  return sent;
}

async function measured(callers) {
  for (const [name, call] of callers) {
    const answer = await call();
    if (answer === undefined || (answer.error ?? undefined) !== undefined)
      throw new Error(`${name} of ${file} did not get its answer`);
    await timed(call, plan.warmUp);
  }
  const samples = { bare: [], contestant: [] };
  for (let turn = 0; turn < plan.turns; turn += 1) {
    // Neither is always the first, and neither is so at regular times.
    const order = Math.random() < 0.5 ? callers : callers.toReversed();
    for (const [name, call] of order) samples[name].push(await timed(call, plan.calls));
  }
  return samples;
}

const stop = await start();
const url = globalThis.benchBase + path;
const bare = async () => (await fetch(url)).json();
const { call0 } = await import(pathToFileURL(file));
const result =
  kind === "headers"
    ? await headersOf(call0)
    : await measured([
        ["bare", bare],
        ["contestant", call0],
      ]);
stop();
console.log(JSON.stringify(result));
