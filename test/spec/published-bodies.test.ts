import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import {
  createClient,
  exactNumbers,
  getInvoiceReceiptStatement,
  getInvoiceStatement,
  type InvoiceLineItem,
  isDailyRatedUsageLineItem,
  isDailyUsageLineItem,
  isLicenseBasedLineItem,
  isOneTimeInvoiceLineItem,
  isUsageBasedLineItem,
  listInvoiceLineItems,
  parseDecimal,
} from "../../generated/src/index.ts";
import { makeFolder } from "../support/documents.ts";
import { fixtureNames, fixtureText } from "../support/fixtures.ts";

interface Sent {
  readonly url: string;
  readonly headers: Headers;
}

/** A client whose requests are answered one after another, and what it has sent. */
function clientOf(...answers: readonly Response[]): {
  readonly client: ReturnType<typeof createClient>;
  readonly sent: readonly Sent[];
} {
  const sent: Sent[] = [];
  const rest = [...answers];
  const client = createClient({
    baseUrl: "https://api.example.com",
    token: "a-token",
    maxRetries: 0,
    parseJson: exactNumbers,
    fetch: (url, { headers }) => {
      sent.push({ url, headers: new Headers(headers) });
      const next = rest.shift();
      return next ? Promise.resolve(next) : Promise.reject(new Error(`nobody answers ${url}`));
    },
  });
  return { client, sent };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function published(name: string): Response {
  return new Response(fixtureText(name), { headers: { "content-type": "application/json; charset=utf-8" } });
}

/** The line items of published pages, as a program gets them. */
async function itemsOf(...names: readonly string[]): Promise<InvoiceLineItem[]> {
  const { client } = clientOf(...names.map(published));
  return collect(listInvoiceLineItems(client, { invoiceId: "G000773581" }));
}

const guards = {
  DailyRatedUsageLineItem: isDailyRatedUsageLineItem,
  DailyUsageLineItem: isDailyUsageLineItem,
  LicenseBasedLineItem: isLicenseBasedLineItem,
  OneTimeInvoiceLineItem: isOneTimeInvoiceLineItem,
  UsageBasedLineItem: isUsageBasedLineItem,
};

function kindsOf(item: InvoiceLineItem): readonly string[] {
  return Object.entries(guards).flatMap(([name, isKind]) => (isKind(item) ? [name] : []));
}

describe("the kind of a line item", () => {
  test.each<[string, string, number]>([
    ["line-items-office", "LicenseBasedLineItem", 2],
    ["line-items-azure", "UsageBasedLineItem", 2],
    ["line-items-azure-usage", "DailyUsageLineItem", 2],
    ["line-items-one-time", "OneTimeInvoiceLineItem", 4],
    ["line-items-one-time-last", "OneTimeInvoiceLineItem", 4],
    ["line-items-unbilled", "OneTimeInvoiceLineItem", 3],
    ["line-items-usage", "DailyRatedUsageLineItem", 2],
    ["line-items-usage-last", "DailyRatedUsageLineItem", 1],
  ])("%s", async (name, kind, count) => {
    const { client } = clientOf(published(name));
    const { items = [] } = await listInvoiceLineItems(client, { invoiceId: "G1" });
    expect(items.map(kindsOf)).toEqual(Array.from({ length: count }, () => [kind]));
  });

  test("is known of every published page", () => {
    expect(fixtureNames().filter((name) => name.startsWith("line-items-"))).toHaveLength(8);
  });

  test("a new one is none of them", () => {
    const item: InvoiceLineItem = { attributes: { objectType: "HourlyLineItem" } };
    expect([kindsOf(item), kindsOf({})]).toEqual([[], []]);
  });
});

describe("pages of line items", () => {
  test("the second is asked for with the headers of the link", async () => {
    const { client, sent } = clientOf(published("line-items-usage"), published("line-items-usage-last"));
    const params = { invoiceId: "T000001234", provider: "onetime", invoiceLineItemType: "usagelineitems" };
    const items = await collect(listInvoiceLineItems(client, params));
    expect(items).toHaveLength(3);
    expect(sent.map(({ url }) => url)).toEqual([
      "https://api.example.com/v1/invoices/T000001234/lineitems?provider=onetime&invoiceLineItemType=usagelineitems",
      "https://api.example.com/v1/invoices/T000001234/lineitems?provider=onetime&invoicelineitemtype=usagelineitems&currencycode=usd&period=previous&size=2000&seekOperation=Next",
    ]);
    expect(sent.map(({ headers }) => headers.get("ms-continuationtoken"))).toEqual([null, "AQAAAA=="]);
  });

  test("a link with a second question mark leads there all the same", async () => {
    const { client, sent } = clientOf(
      published("line-items-one-time"),
      published("line-items-one-time-last"),
    );
    const items = await collect(listInvoiceLineItems(client, { invoiceId: "G000773581" }));
    expect(items).toHaveLength(8);
    const { searchParams } = new URL(sent[1]?.url ?? "");
    expect([searchParams.get("seekOperation"), searchParams.get("size")]).toEqual(["Next", "2"]);
    expect(sent[1]?.headers.get("ms-continuationtoken")).toMatch(/^d19617b8-.*=,0d81c700-/);
  });

  test("those that are not billed yet have an id of their own", async () => {
    const { client, sent } = clientOf(published("line-items-unbilled"));
    const params = { invoiceId: "unbilled", currencyCode: "usd", period: "previous" };
    await listInvoiceLineItems(client, params);
    expect(sent[0]?.url).toBe(
      "https://api.example.com/v1/invoices/unbilled/lineitems?currencyCode=usd&period=previous",
    );
  });
});

describe("amounts", () => {
  test("are numbers and strings in one page, and one spelling away from a number", async () => {
    const items = (await itemsOf("line-items-one-time", "line-items-one-time-last")).filter(isOneTimeInvoiceLineItem);
    const subtotals = items.map(({ subtotal }) => subtotal);
    expect(subtotals).toEqual(["0", "720", 820, 16, "0", "720", 820, 16]);
    expect(subtotals.map(parseDecimal)).toEqual([0, 720, 820, 16, 0, 720, 820, 16]);
  }); // prettier-ignore

  test("keep every published digit", async () => {
    const items = (await itemsOf("line-items-usage", "line-items-usage-last")).filter(isDailyRatedUsageLineItem);
    expect(items.map(({ effectiveUnitPrice }) => effectiveUnitPrice)).toEqual([
      0,
      "0.1999968000511991808131",
      "0.1835431430074643112595",
    ]);
    // A double holds these: they stay numbers.
    expect(items.map(({ unitPrice }) => unitPrice)).toEqual([0.0209496384791679, 0.0209951014286867, 0.0209496384791679]);
  }); // prettier-ignore

  test("add up exactly", async () => {
    const exact = Decimal.clone({ precision: 40 });
    const items = (await itemsOf("line-items-usage", "line-items-usage-last")).filter(isDailyRatedUsageLineItem);
    const sum = items.reduce((total, { effectiveUnitPrice = 0 }) => total.plus(effectiveUnitPrice), new exact(0));
    expect(sum.toFixed()).toBe("0.3835399430586634920726");
    const total = items.reduce((all, { billingPreTaxTotal = 0 }) => all.plus(billingPreTaxTotal), new exact(0));
    expect(total.toFixed()).toBe("1.462299158356043");
  }); // prettier-ignore
});

describe("documents", () => {
  // No text in any encoding, and not cut short by a zero.
  const pdf = Uint8Array.from({ length: 219_753 }, (_, index) => (index * 7 + (index >> 8)) % 256);
  const download = (headers: Record<string, string>): Response =>
    new Response(pdf, { headers: { "content-length": String(pdf.length), ...headers } });

  test.each<[string, Record<string, string>]>([
    ["application/pdf", { "content-type": "application/pdf" }],
    ["a media type that is wrong", { "content-type": "application/json; charset=utf-8" }],
    ["no media type", {}],
  ])("arrive byte for byte: %s", async (_name, headers) => {
    const { client, sent } = clientOf(download(headers));
    const answer = await getInvoiceStatement(client, { invoiceId: "G000024132" });
    expect(Buffer.compare(await answer.bytes(), pdf)).toBe(0);
    expect(sent[0]?.headers.get("accept")).toBe("application/pdf");
    expect(sent[0]?.url).toBe("https://api.example.com/v1/invoices/G000024132/documents/statement");
  });

  test("go to a file in two lines", async () => {
    const headers = {
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename=E-Tax-8602768.pdf",
    };
    const { client } = clientOf(download(headers));
    const folder = makeFolder();

    const receipt = await getInvoiceReceiptStatement(client, { invoiceId: "G1", receiptId: "8602768" });
    await writeFile(join(folder, receipt.fileName ?? "receipt.pdf"), receipt.stream());

    expect(Buffer.compare(await readFile(join(folder, "E-Tax-8602768.pdf")), pdf)).toBe(0);
  });
});
