import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import { reportHtml } from "../../generator/diff/report/html.ts";
import { findChromium } from "../../scripts/lib/runtimes/chromium.ts";
import { diffTexts } from "../diff/support.ts";

const program = findChromium();
if (program === undefined) {
  // Where everything is meant to be installed, nothing may be left out.
  if (process.env["CI"] === "true") throw new Error("Chromium is not installed.");
  console.warn("Skipped: Chromium is not installed (apt-get install chromium).");
}

/** Long enough to scroll: what changes stands at its end. */
const filler = Array.from(
  { length: 120 },
  (_, index) => `        filler${String(index)}: { type: string }`,
).join("\n");

const document = (properties: string): string => `openapi: 3.1.0
info: { title: Report, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: getThings
      responses:
        "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
components:
  schemas:
    Thing:
      type: object
      properties:
${filler}
${properties}
`;

const evil = `"</script><script>document.title='caught'</script><img src=https://evil.example/x onerror=document.title='caught'>"`;
const base = document(`        id: { type: string }\n        rank: { type: integer }`);
const head = document(`        id: { type: integer }\n        ${evil}: { type: string }`);

describe.skipIf(program === undefined)("the page of a diff", () => {
  let browser: Browser;
  let folder = "";
  let page: Page;
  let asked: string[] = [];
  let said: string[] = [];

  const open = async (html: string): Promise<void> => {
    const file = path.join(folder, "report.html");
    await writeFile(file, html);
    [asked, said] = [[], []];
    page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(pathToFileURL(file).href);
  };
  /** Whether an element is in the part of the page that is seen. */
  const isSeen = (selector: string): Promise<boolean> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        return [
          ...element.ownerDocument.elementsFromPoint(
            (left + Math.min(right, left + 40)) / 2,
            (top + bottom) / 2,
          ),
        ].includes(element);
      });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "spec-diff-page-"));
    // The sandbox does not work for root, as whom containers run.
    browser = await chromium.launch({ executablePath: program ?? "", args: ["--no-sandbox"] });
    await open(reportHtml(await diffTexts(base, head)));
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("asks nobody for anything, and runs nothing that a document says", async () => {
    expect(asked).toHaveLength(1);
    expect(said).toEqual([]);
    expect(await page.title()).toMatch(/^1 breaking, 1 warning, 1 compatible: /);
    expect(await page.locator("img, script").count()).toBe(1);
    expect(await page.locator(".pane code", { hasText: "onerror" }).count()).toBe(1);
  });

  test("has names for everything that a screen reader goes to", async () => {
    const tree = await page.locator("body").ariaSnapshot();
    expect(tree).toContain('heading "1 breaking, 1 warning, 1 compatible" [level=1]');
    expect(tree).toContain('region "Changes"');
    expect(tree).toContain('region "Base: base.yaml"');
    expect(tree).toContain('region "Head: head.yaml"');
    expect(tree).toContain('heading "Breaking (1)" [level=2]');
    expect(tree).toMatch(/breaking ?Thing\.id changed its type from string to integer/);
  });

  test("is used with the keyboard: a change leads both documents to its lines", async () => {
    expect(await isSeen(".lines .changed")).toBe(false);
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the documents");
    await page.keyboard.press("Tab");
    // Chromium gives the focus to what scrolls; the first change comes after it, if at all.
    if ((await page.locator("summary:focus").count()) === 0) await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toContain("Thing.id changed its type");
    await page.keyboard.press("Enter");
    await page.locator("[role=status]", { hasText: "Showing base line" }).waitFor({ state: "attached" });
    expect(await page.locator(".current").allTextContents()).toEqual([
      "        id: { type: string }",
      "        id: { type: integer }",
    ]);
    expect(await isSeen("section[aria-labelledby=base] .current")).toBe(true);
    expect(await isSeen("section[aria-labelledby=head] .current")).toBe(true);
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(":focus").textContent()).toContain("Thing.rank, optional, was removed");
    await page.keyboard.press("Space");
    await page.locator(".current", { hasText: "rank" }).waitFor();
    expect(await page.locator(".gone.current").count()).toBe(1);
  });

  test("is readable in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const selector of [
        "h1",
        "header p",
        ".breaking .level",
        ".warning .level",
        ".compatible .level",
        ".lines .current code",
        ".lines .gone code",
        "pre .came",
        "pre .gone",
        ".body a",
      ]) {
        const contrast = await page.locator(selector).first().evaluate(contrastOf);
        expect([colorScheme, selector, contrast >= 4.5]).toEqual([colorScheme, selector, true]);
      }
    }
    await page.emulateMedia({ colorScheme: null });
  });

  test("prints every change, open, and on a narrow screen nothing is wider than it", async () => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    for (const text of await page.locator(".body").all()) expect(await text.isVisible()).toBe(true);
    expect(await page.locator(".documents").isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 360, height: 700 });
    const width: number = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(360);
  });

  test("leads to the lines without its script as well", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1300, height: 800 },
    });
    const silent = await context.newPage();
    await silent.goto(page.url());
    await silent.locator("summary").first().click();
    await silent.locator(".body a").first().click();
    expect(silent.url()).toMatch(/#base-0-\d+$/);
    await context.close();
  });

  test("shows of a large document what is around its changes", async () => {
    const large = (type: string): string =>
      document(
        Array.from(
          { length: 4000 },
          (_, index) => `        p${String(index)}: { type: ${index === 2000 ? type : "string"} }`,
        ).join("\n"),
      );
    await open(reportHtml(await diffTexts(large("string"), large("integer"))));
    expect(await page.locator(".lines li").count()).toBeLessThan(300);
    expect(await page.locator(".gap").first().textContent()).toMatch(/^\d+ lines without changes$/);
    const line = page.locator("section[aria-labelledby=head] .changed");
    const number = await line.evaluate(numberOf);
    expect(await line.getAttribute("id")).toBe(`head-0-${String(number)}`);
  });

  test("says that there are no changes, and where a side has no document", async () => {
    const same = await diffTexts(base, base);
    await open(reportHtml(same));
    expect(await page.locator("h1").textContent()).toBe("No changes");
    const { spec: _, ...nothing } = same.base;
    const without: Diff = { ...same, base: { ...nothing, label: "no base.yaml", spec: undefined } };
    await open(reportHtml(without));
    expect(await page.locator("section[aria-labelledby=base]").textContent()).toContain(
      "There is no document",
    );
  });
});

/** The number that the browser gives to an item of an ordered list. */
function numberOf(item: Element): number {
  let number = 0;
  for (const each of item.parentElement?.children ?? []) {
    number = each.hasAttribute("value") ? Number(each.getAttribute("value")) : number + 1;
    if (each === item) break;
  }
  return number;
}

/** The contrast of an element's text with what is behind it (WCAG 2.2, 1.4.3). */
function contrastOf(element: Element): number {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const view = element.ownerDocument.defaultView!;
  let behind: Element | null = element;
  while (behind !== null && channels(view.getComputedStyle(behind).backgroundColor)[3] === 0)
    behind = behind.parentElement;
  const ground = behind === null ? "rgb(255, 255, 255)" : view.getComputedStyle(behind).backgroundColor;
  const [light, dark] = [luminance(view.getComputedStyle(element).color), luminance(ground)].sort(
    (a, b) => b - a,
  );
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
