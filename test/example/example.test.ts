import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient, exactNumbers, servers } from "partner-center-invoices";
import { createMockFetch, reply } from "partner-center-invoices/testing";
import { describe, expect, test } from "vitest";
import { addUp, openAmount, saveStatements } from "../../example/reconcile.ts";
import { csvOf } from "../../example/report.ts";
import { run, useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();

function clientWith(lineItems: string) {
  const headers = { "content-type": "application/json" };
  const fetch = createMockFetch({ listInvoiceLineItems: () => reply(new Response(lineItems, { headers })) });
  const options = { baseUrl: servers.global, token: "none", fetch, parseJson: exactNumbers };
  return { client: createClient(options), fetch };
}

const invoice = {
  id: "G1",
  totalCharges: 0.3,
  invoiceDetails: [
    { invoiceLineItemType: "billing_line_items", billingProvider: "one_time" },
    { invoiceLineItemType: "usage_line_items", billingProvider: "marketplace" },
  ],
};

test("the whole run, without credentials", async () => {
  const out = join(folder(), "run");
  const env = { ...process.env, PARTNER_CENTER_TOKEN: "" };
  const args = ["node_modules/tsx/dist/cli.mjs", "scripts/example.ts", "--out", out];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: workspace, env });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/G000099001 +CHF +3800\.00\n/);
  expect(stdout).toMatch(/\[#{20}\] 3\/3\n/);
  expect(stdout).toMatch(/G000099001 +3800 +3800 +equal\n/);
  expect(await readdir(out)).toEqual([
    "D0200A1B2C.pdf",
    "G000099001.pdf",
    "G000099003.pdf",
    "products-2024-02.csv",
  ]);
  expect(await readFile(join(out, "G000099001.pdf"), "latin1")).toMatch(/^%PDF-/);
  const csv = await readFile(join(out, "products-2024-02.csv"), "utf8");
  expect(csv).toContain(`"'=AUDIO ""CONFERENCING"", monthly",EUR,1,250.25\r\n`);
  expect(csv).toContain("Azure plan,CHF,2,0.1\r\n");
});

test("a month that is none is refused without a stack", async () => {
  const failed = run(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "scripts/example.ts", "--month", "../x"],
    { cwd: workspace },
  );
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: "npm run example --: --month takes a month such as 2024-02, not ../x\n",
  });
});

describe("sums", () => {
  test("keep every digit, of text and of numbers, by product and currency", async () => {
    const kind = `"attributes": { "objectType": "OneTimeInvoiceLineItem" }`;
    const { client, fetch } = clientWith(`{ "items": [
      { "productName": "a", "currency": "EUR", "totalForCustomer": 123456789012.0000000000000000000001, ${kind} },
      { "productName": "a", "currency": "EUR", "totalForCustomer": "0.2", ${kind} },
      { "productName": "a", "currency": "USD", "totalForCustomer": null, ${kind} },
      { "productName": "a", "currency": "EUR", "totalForCustomer": -0.1, ${kind} }] }`);
    const { products, checked } = await addUp(client, [invoice]);
    expect(products.map(({ currency, lineItems, total }) => [currency, lineItems, total.toFixed()])).toEqual([
      ["EUR", 3, "123456789012.1000000000000000000001"],
      ["USD", 1, "0"],
    ]);
    expect(checked[0]?.lineItems).toBe(4);
    // Charges only, and as the query spells them.
    const asked = fetch.requestsTo("listInvoiceLineItems").map(({ query }) => query.toString());
    expect(asked).toEqual(["provider=onetime&invoiceLineItemType=billinglineitems"]);
  });

  test("are not made of kinds that have no known amount", async () => {
    const { client } = clientWith(`{ "items": [{ "attributes": { "objectType": "NewLineItem" } }] }`);
    await expect(addUp(client, [invoice])).rejects.toThrow("NewLineItem");
  });

  test("of what is open are exact too", () => {
    expect(openAmount({ totalCharges: 0.3, paidAmount: 0.1 }).toFixed()).toBe("0.2");
    expect(openAmount({}).toFixed()).toBe("0");
  });
});

test("no id leads out of the folder", async () => {
  const out = join(folder(), "pdfs");
  const counts: number[] = [];
  await saveStatements(clientWith("{}").client, [{ id: "a/../../b" }], out, (done) => counts.push(done));
  expect(await readdir(out)).toEqual(["a_______b.pdf"]);
  expect(counts).toEqual([1]);
});

test("CSV escapes what would end a field or start a formula, and no amounts", () => {
  const rows = [
    ["a,b", 'say "x"', "two\nlines"],
    ["-1", "@x", { amount: "-1.5" }],
  ];
  expect(csvOf(["x", "y", "z"], rows)).toBe(`x,y,z\r\n"a,b","say ""x""","two\nlines"\r\n'-1,'@x,-1.5\r\n`);
});
