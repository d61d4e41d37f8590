import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import type { Outcome } from "../../../test/runtimes/suite.ts";
import type { Service } from "./service.ts";

/** Where distributions put it. */
const programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's program, if it is installed. */
export function findChromium(): string | undefined {
  return programs.find((program) => existsSync(program));
}

/**
 * Runs the suite in a page of Chromium. The page's origin is not the service's, so that every call is subject
 * to CORS. Takes the program, the folder of the built package and the suite as one module of JavaScript.
 *
 * @throws Error when the browser does not start or the page fails.
 */
export async function runInChromium(
  program: string,
  packageFolder: string,
  suite: string,
  service: Service,
): Promise<{ version: string; outcomes: readonly Outcome[] }> {
  const site = await serve(packageFolder, suite);
  // The sandbox does not work for root, as whom containers run.
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const { url, foreignUrl } = service;
    // As text, since this is not compiled for the page.
    const script = `(async () => {
      const [api, testing, { runSuite }] = await Promise.all(
        ["/package/index.js", "/package/testing.js", "/suite.js"].map((path) => import(path)));
      return runSuite({ api, testing, url: ${JSON.stringify(url)}, foreignUrl: ${JSON.stringify(foreignUrl)} });
    })()`;
    const outcomes: readonly Outcome[] = await page.evaluate(script);
    return { version: browser.version(), outcomes };
  } finally {
    await browser.close();
    site.close();
  }
}

/** A page with nothing in it, the package as it is built, and the suite. */
async function serve(packageFolder: string, suite: string): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path === "/suite.js" ? suite : path.replace(/^\/package/, packageFolder);
    const isModule = path.endsWith(".js") && existsSync(file);
    response.writeHead(isModule || path === "/" ? 200 : 404, {
      "content-type": isModule ? "text/javascript" : "text/html",
    });
    if (isModule) createReadStream(file).pipe(response);
    else response.end("<!doctype html><title>The suite</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has no string for an address.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
