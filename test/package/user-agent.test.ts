import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, getInvoiceSummary, type HeaderValues, userAgent } from "partner-center-invoices";
import { afterEach, expect, test, vi } from "vitest";
import { workspace } from "../support/pack.ts";

afterEach(() => void vi.unstubAllGlobals());

/** The `User-Agent` of a call by a client with these headers. */
async function sentBy(headers: HeaderValues): Promise<string | null> {
  const sent: Headers[] = [];
  const client = createClient({
    baseUrl: "https://api.example.com",
    token: "token",
    headers,
    fetch: (_url, init) => {
      sent.push(new Headers(init.headers));
      return Promise.resolve(Response.json({ balanceAmount: 1 }));
    },
  });
  await getInvoiceSummary(client);
  return sent[0]?.get("user-agent") ?? null;
}

test("a client names the package and its version", async () => {
  // A JSON file of our own.
  const manifest = JSON.parse(readFileSync(join(workspace, "generated/package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  expect(userAgent).toBe(`${manifest.name}/${manifest.version}`);
  expect(await sentBy({})).toBe(userAgent);
});

test("an application adds its own, or takes the package's away", async () => {
  expect(await sentBy({ "User-Agent": `my-app/1.0 ${userAgent}` })).toBe(`my-app/1.0 ${userAgent}`);
  expect(await sentBy({ "USER-AGENT": undefined })).toBe(null);
});

test.each([
  ["a browser", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" }, false],
  ["a worker of Cloudflare", { userAgent: "Cloudflare-Workers" }, true],
  ["React Native", { product: "ReactNative" }, true],
  ["Node 20", undefined, true],
])("%s", async (_where, navigator, isNamed) => {
  vi.stubGlobal("navigator", navigator);
  expect(await sentBy({})).toBe(isNamed ? userAgent : null);
});
