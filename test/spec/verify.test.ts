import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createClient, listInvoiceLineItems, listInvoices } from "../../generated/src/index.ts";
import { recordShapes } from "../../generated/src/testing.ts";
import { asObject } from "../support/spec.ts";
import { makeFolder } from "../support/documents.ts";
import { fixture, fixtureNames, fixtureText } from "../support/fixtures.ts";
import { isObject, type JsonValue } from "../../generator/shared/json.ts";
import { verify } from "../support/verify.ts";

/** The request of which a fixture is the answer: a path and a status. */
function requestOf(name: string): readonly [path: string, status: number] {
  const status = Number(/^error-(\d{3})/.exec(name)?.[1] ?? 200);
  if (name.startsWith("line-items-")) return ["/v1/invoices/G000024135/lineitems", status];
  if (name === "invoice" || name.startsWith("error-")) return ["/v1/invoices/G000024135", status];
  if (name === "invoice-summaries") return ["/v1/invoices/summaries", status];
  if (name === "estimate-links") return ["/v1/invoices/estimates/links", status];
  return [name.startsWith("invoice-summary") ? "/v1/invoices/summary" : "/v1/invoices", status];
}

/** The bodies as a HAR. */
function harOf(names: readonly string[]): JsonValue {
  const entries = names.map((name) => {
    const [way, status] = requestOf(name);
    const content = { mimeType: "application/json; charset=utf-8", text: fixtureText(name) };
    return {
      request: { method: "GET", url: `https://api.partnercenter.microsoft.com${way}` },
      response: { status, content },
    };
  });
  return { log: { version: "1.2", entries } };
}

/** The messages of what a file has that the document does not know. */
async function unknownsIn(content: unknown): Promise<string[]> {
  const folder = makeFolder();
  const file = path.join(folder, "calls.json");
  writeFileSync(file, JSON.stringify(content));
  const { output, errors } = await verify([file, "--json"], process.cwd());
  expect(errors).toBe("");
  const { unknowns } = JSON.parse(output) as { unknowns: { message: string }[] }; // what --json prints
  return unknowns.map(({ message }) => message);
}

/** Those that have what nobody has documented, to show that it is no error. */
const odd = ["-nulls", "-unknown-values", "error-429"];

test("every published body is known, whole", async () => {
  const names = fixtureNames().filter((name) => !odd.some((word) => name.includes(word)));
  expect(names.length).toBeGreaterThan(20);
  expect(await unknownsIn(harOf(names))).toEqual([]);
});

test("what nobody has documented is found", async () => {
  const names = fixtureNames().filter((name) => odd.some((word) => name.includes(word)));
  const messages = await unknownsIn(harOf(names));
  expect(messages.filter((message) => !message.includes(" is null; "))).toEqual([
    "GET /v1/invoices/{invoice-id} has no answer with status 429.",
    "`Invoice.documentType` has a value that the document does not list.",
    "`InvoiceDetail.billingProvider` has a value that the document does not list.",
    "`InvoiceDetail.invoiceLineItemType` has a value that the document does not list.",
  ]);
});

describe("shapes that the package has recorded", () => {
  /** Reads bodies through the package, with a recorder. */
  async function recordOf(...bodies: readonly JsonValue[]): Promise<unknown> {
    const shapes = recordShapes();
    const rest = [...bodies];
    const client = createClient({
      baseUrl: "https://api.partnercenter.microsoft.com",
      token: "a-token",
      middleware: [shapes.middleware],
      fetch: () => Promise.resolve(Response.json(rest.shift())),
    });
    await listInvoices(client, { size: 2 });
    for (let left = bodies.length; left > 1; left -= 1)
      await listInvoiceLineItems(client, { invoiceId: "G000024135", provider: "onetime" });
    return shapes.recorded();
  }

  const pages = fixtureNames().filter((name) => name.startsWith("line-items-"));

  test("of published pages are known, and hold none of their values", async () => {
    const recorded = await recordOf(fixture("invoices-page"), ...pages.map(fixture));
    expect(await unknownsIn(recorded)).toEqual([]);
    const text = JSON.stringify(recorded);
    for (const value of ["G000024135", "onetime", "invoices?", "0.19999"]) expect(text).not.toContain(value);
  });

  test("say which kind of line item has something new", async () => {
    const page = asObject(fixture("line-items-usage"), "page");
    const items = (page["items"] as JsonValue[]).map((item) => ({ ...(isObject(item) ? item : {}), carbon: 1 }));
    expect(await unknownsIn(await recordOf(fixture("invoices-page"), { ...page, items }))).toEqual([
      "`DailyRatedUsageLineItem.carbon` is not in the document.",
    ]);
  }); // prettier-ignore
});
