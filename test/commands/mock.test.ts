import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const children = new Set<ChildProcess>();

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function mock(...args: readonly string[]): Run {
  const child = spawn(process.execPath, ["generator/bin/wireproof.js", "mock", ...args], { cwd: root });
  children.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
});

test("serves the document on loopback, says how to call it, and ends cleanly", async () => {
  const { child, output } = mock("--port", "0");
  await once(child.stdout ?? child, "data");
  const line = /^(http:\/\/127\.0\.0\.1:\d+) .*curl .*\n$/.exec(output());
  expect(line, output()).not.toBeNull();
  const response = await fetch(`${line?.[1]}/v1/invoices/summary`, {
    headers: { authorization: "Bearer x" },
  });
  expect(await response.json()).toMatchObject({ currencyCode: "USD" });

  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
});

test.each([
  [["--port", "65536"], "--port 65536 is not a number from 0 to 65535"],
  [["--prot", "1"], "there is no option --prot; did you mean --port?"],
])("%j is not understood", async (args, says) => {
  const { child, output } = mock(...args);
  expect(await once(child, "close")).toEqual([2, null]);
  expect(output()).toBe(`wireproof mock: ${says}\n`);
});

test("says that the port is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const { child, output } = mock("--port", String(port));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(output()).toMatch(/^The mock did not start: .*EADDRINUSE.*\n$/);
  } finally {
    other.close();
  }
});
