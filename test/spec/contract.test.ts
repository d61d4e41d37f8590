import {
  BinaryResponse,
  createClient,
  getInvoice,
  getInvoiceReceiptStatement,
  getInvoiceStatement,
  getInvoiceSummary,
  listEstimateLinks,
  listInvoiceLineItems,
  listInvoices,
  listInvoiceSummaries,
  type ApiPromise,
  type Client,
} from "../../generated/src/index.ts";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { fixture, fixtureNames } from "../support/fixtures.ts";
import { usePrism, violationsOf } from "../support/prism.ts";
import { asObject, entriesOf, objectAt, readSpec, resolve } from "../support/spec.ts";
import { validatorOf, withOpenEnums } from "../support/validate.ts";
import { operations } from "./documented-facts.ts";

const spec = readSpec();
const validateAsDocumented = validatorOf(spec);
const validate = validatorOf(withOpenEnums(spec));

interface Example {
  readonly title: string;
  /** A file has none. */
  readonly schema: string | undefined;
  readonly value: JsonValue;
}

function examplesOf(path: string): readonly Example[] {
  const { responses } = objectAt(spec, `/paths/${path.replaceAll("/", "~1")}/get`);
  return Object.entries(asObject(responses, "responses")).flatMap(([status, response]) =>
    entriesOf(resolve(spec, asObject(response, status)), "content").flatMap(([mediaType, content]) =>
      entriesOf(content, "examples").map(([name, example]) => ({
        title: `${status} ${mediaType} ${name}`,
        schema: schemaName(content),
        value: resolve(spec, example)["value"] ?? null,
      })),
    ),
  );
}

function schemaName({ schema }: JsonObject): string | undefined {
  if (schema === undefined) return undefined;
  return String(asObject(schema, "schema")["$ref"]).replace("#/components/schemas/", "");
}

/** Which schema a fixture is a body of. */
function schemaOf(name: string): string {
  if (name.startsWith("error-")) return "ErrorBody";
  if (name.startsWith("invoices-page")) return "InvoiceCollection";
  if (name.startsWith("line-items-")) return "InvoiceLineItemCollection";
  if (name === "estimate-links") return "EstimateLinkCollection";
  if (name === "invoice-summaries") return "InvoiceSummaryCollection";
  return name.startsWith("invoice-summary") ? "InvoiceSummary" : "Invoice";
}

/** The places of a value that are null, as JSON Pointers. */
function nullsIn(value: JsonValue | undefined, pointer = ""): readonly string[] {
  if (value === null) return [pointer];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, entry]) => nullsIn(entry, `${pointer}/${key}`));
}

describe("the document's examples", () => {
  test.each(operations)("$operationId: every answer has a valid one", ({ path, statuses }) => {
    const examples = examplesOf(path);
    const wrong = examples.flatMap(({ title, schema, value }) =>
      (schema === undefined ? [] : validateAsDocumented(schema, value)).map(
        (problem) => `${title}: ${problem}`,
      ),
    );
    expect(wrong).toEqual([]);
    const answered = new Set(examples.map(({ title }) => title.slice(0, 3)));
    expect([...answered]).toEqual(Object.keys(statuses));
  });

  test.each([
    { path: "/v1/invoices/summary", body: "invoice-summary" },
    { path: "/v1/invoices/summaries", body: "invoice-summaries" },
    { path: "/v1/invoices/estimates/links", body: "estimate-links" },
  ])("$path has the payload of its guide, whole", ({ path, body }) => {
    const documented = examplesOf(path).find(({ title }) => title === "200 application/json documented");
    expect(documented?.value).toEqual(fixture(body));
  });
});

describe("bodies from the wire", () => {
  const withNulls = fixtureNames().filter((name) => name.endsWith("-nulls"));

  test.each(fixtureNames().filter((name) => !withNulls.includes(name)))("%s matches its schema", (name) => {
    expect(validate(schemaOf(name), fixture(name))).toEqual([]);
  });

  test.each(withNulls)("%s matches but for its nulls, which the documentation does not have", (name) => {
    const body = fixture(name);
    const problems = validate(schemaOf(name), body).map((problem) => problem.split(" ")[0]);
    expect(problems.sort()).toEqual([...nullsIn(body)].sort());
  });

  test("the wire does not spell enums as documented, which is why they are open", () => {
    const problems = validateAsDocumented("InvoiceCollection", fixture("invoices-page"));
    expect(problems).toContain("/items/1/documentType must be equal to one of the allowed values");
  });

  test.each<{ schema: string; value: JsonValue; want: readonly string[] }>([
    { schema: "Invoice", value: { id: 7 }, want: ["/id must be string"] },
    { schema: "Invoice", value: { documentType: 7 }, want: ["/documentType must be string"] },
    { schema: "Invoice", value: { paidAmount: "1" }, want: ["/paidAmount must be number"] },
    { schema: "Invoice", value: { ID: "7" }, want: [" must NOT have additional properties"] },
    {
      schema: "InvoiceCollection",
      value: { items: [{ amendments: [{ invoiceDetails: {} }] }], totalCount: 1.5 },
      want: ["/items/0/amendments/0/invoiceDetails must be array", "/totalCount must be integer"],
    },
    { schema: "ErrorBody", value: { code: true }, want: ["/code must be number,string"] },
  ])("a $schema of $value is wrong", ({ schema, value, want }) => {
    expect(validate(schema, value)).toEqual(want);
  });
});

/** A path with an id in each of its places. */
function filled(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, "G000024135");
}

function fail(what: string): never {
  throw new Error(`${what} is not called`);
}

describe("through Prism", () => {
  const origin = usePrism();
  const ids = {
    "ms-requestid": "7b7b3a0e-6c2a-4f0e-9a52-53e5b6c2c1aa",
    "ms-correlationid": "0d3c5a61-2c7a-4a55-8d0f-0b51f2f5f0bb",
    "ms-cv": "PmvyQmXkQEmAUnVd.1",
  };
  const authorization = "Bearer a-token";

  function call(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(origin() + path, { headers: { accept: "application/json", authorization, ...headers } });
  }

  describe.each(operations)("$operationId", ({ path, statuses, query, file }) => {
    test("answers with its example", async () => {
      const sample: Readonly<Record<string, string>> = {
        "integer int32": "2",
        string: "OneTime",
        boolean: "true",
      };
      const search = new URLSearchParams(
        Object.entries(query).map(([name, type]) => [name, sample[type] ?? ""]),
      );
      const accept = file ?? "application/json";
      const response = await call(`${filled(path)}?${search.toString()}`, { ...ids, accept });
      expect(violationsOf(response)).toEqual([]);
      expect(response.status).toBe(200);
      const body: unknown = file === undefined ? await response.json() : await response.text();
      expect(body).toEqual(examplesOf(path)[0]?.value);
      expect(response.headers.get("ms-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    });

    test("needs no parameter but those of its path, and no id", async () => {
      const response = await call(filled(path), file === undefined ? {} : { accept: file });
      expect([response.status, ...violationsOf(response)]).toEqual([200]);
    });

    test.each([
      { what: "no token", headers: {} },
      { what: "no bearer token", headers: { authorization: "Basic dXNlcjpwYXNz" } },
    ])("answers 401 to $what", async ({ headers }) => {
      const accept = "application/json";
      const response = await fetch(origin() + filled(path), { headers: { accept, ...headers } });
      expect(response.status).toBe(401);
      expect(violationsOf(response)).toEqual(["request: Invalid security scheme used"]);
      expect(validate("ErrorBody", await response.json())).toEqual([]);
    });

    const withJson = Object.keys(statuses).filter((status) => file === undefined || status !== "200");
    test.each(withJson)("has a valid body for %s", async (status) => {
      const response = await call(filled(path), { prefer: `code=${status}` });
      expect([response.status, ...violationsOf(response)]).toEqual([Number(status)]);
      expect(validateAsDocumented(String(statuses[status]), await response.json())).toEqual([]);
    });
  });

  describe("the generated functions", () => {
    const client = (): Client => createClient({ baseUrl: origin(), token: "a-token" });
    const invoiceId = "G000024135";
    /** Every parameter of every function. */
    const calls: Readonly<Record<string, () => ApiPromise<unknown>>> = {
      getInvoice: () => getInvoice(client(), { invoiceId }),
      getInvoiceReceiptStatement: () =>
        getInvoiceReceiptStatement(client(), { invoiceId, receiptId: "123456" }),
      getInvoiceStatement: () => getInvoiceStatement(client(), { invoiceId }),
      getInvoiceSummary: () => getInvoiceSummary(client()),
      listEstimateLinks: () => listEstimateLinks(client(), { currencyCode: "USD" }),
      listInvoiceLineItems: () =>
        listInvoiceLineItems(client(), {
          invoiceId: "unbilled",
          provider: "onetime",
          invoiceLineItemType: "usagelineitems",
          hasPartnerEarnedCredit: true,
          currencyCode: "USD",
          period: "previous",
          size: 2000,
          offset: 0,
          seekOperation: "Next",
        }),
      listInvoiceSummaries: () => listInvoiceSummaries(client()),
      listInvoices: () =>
        listInvoices(client(), { size: 2, offset: 0, invoiceType: "OneTime", filterOperator: "equals" }),
    };

    test.each(operations)("$operationId sends what the document asks for", async ({ operationId, path }) => {
      const { data, response } = await (calls[operationId] ?? fail(operationId))().withResponse();
      expect(violationsOf(response)).toEqual([]);
      const body = data instanceof BinaryResponse ? await (await data.blob()).text() : data;
      expect(body).toEqual(examplesOf(path)[0]?.value);
    });

    test("the function of every operation is called", () => {
      expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(calls).sort());
    });
  });

  test.each([
    { search: "size=many", want: "request.query.size: Request query parameter size must be integer" },
    { search: "offset=1.5", want: "request.query.offset: Request query parameter offset must be integer" },
    { search: "size=2147483648", want: "request.query.size: Request query parameter size must match format" },
  ])("$search is refused", async ({ search, want }) => {
    const response = await call(`/v1/invoices?${search}`);
    expect(response.status).toBe(400);
    expect(violationsOf(response).join("\n")).toContain(want);
  });

  test.each(["/invoices", "/v1/invoices/G1/", "/v1/invoice"])("there is nothing at %s", async (path) => {
    expect((await call(path)).status).toBe(404);
  });

  test("a page with a next link can be asked for", async () => {
    const page = asObject(
      await (await call("/v1/invoices", { prefer: "example=pageWithNext" })).json(),
      "page",
    );
    expect(objectAt(page, "/links/next")["headers"]).toEqual([
      { key: "MS-ContinuationToken", value: "cGFnZS0y" },
    ]);
  });
});
