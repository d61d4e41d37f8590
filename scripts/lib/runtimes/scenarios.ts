import type { IncomingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";

/** A request, as a scenario sees it. */
export interface Asked {
  /** How many requests the run had before this one. */
  readonly count: number;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly foreignUrl: string;
}

/** What goes over the wire. */
export interface Answer {
  /** Absent: nothing is said. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** The connection is dropped, amid the body if there is one. */
  readonly lost?: boolean;
}

type Play = (asked: Asked) => Answer;

const summary = {
  balanceAmount: 1250.5,
  currencyCode: "EUR",
  currencySymbol: "€",
  lastPaymentDate: "0001-01-01T00:00:00",
};
const answers: Readonly<Record<string, unknown>> = {
  "/v1/invoices/summary": summary,
  "/v1/invoices/summaries": { items: [summary, { ...summary, currencyCode: "USD" }], totalCount: 2 },
  "/v1/invoices": {
    items: [
      { id: "G000000001", documentType: "void_note", invoiceDate: "2024-02-29T10:00:00.1234567" },
      { id: "G000000002", documentType: "hologram" },
    ],
    totalCount: 2,
  },
};
const ok: Play = ({ url }) => {
  const json = answers[url.split("?")[0] ?? ""];
  return json === undefined
    ? { status: 404, json: { code: 404, description: "No such path" } }
    : { status: 200, json };
};

/** First these, then what the service has to say. */
function after(...first: readonly Answer[]): Play {
  return (asked) => first[asked.count] ?? ok(asked);
}

function page(id: string, next?: string | object): Answer {
  const links =
    next === undefined ? {} : { next: typeof next === "string" ? { uri: next, method: "GET" } : next };
  // The count is wrong on purpose: services count as they please.
  return { status: 200, json: { items: [{ id }], totalCount: 0, links } };
}

/** Three pages; the link to the second has a second `?`, and a header that has to go along. */
const pages: Play = ({ url, headers }) => {
  if (url.includes("offset=2")) return page("three");
  if (!url.includes("seekOperation=Next")) {
    const withToken = [{ key: "MS-ContinuationToken", value: "t/2" }];
    return page("one", { uri: "/invoices?size=1?seekOperation=Next", method: "GET", headers: withToken });
  }
  if (headers["ms-continuationtoken"] !== "t/2")
    return { status: 400, json: { code: 2000, description: "No token" } };
  return page("two", "/invoices?size=1&offset=2");
};

const spelled = Buffer.from(JSON.stringify(summary));

/** What a client can be put through, by name. */
export const scenarios: Readonly<Record<string, Play>> = {
  plain: ok,
  "503 once": after({ status: 503, text: "<h1>Busy</h1>" }),
  "503 for ever": () => ({ status: 503, text: "<h1>Busy</h1>" }),
  "429 with Retry-After": after({
    status: 429,
    json: { statusCode: 429, message: "Rate limit is exceeded" },
    headers: { "retry-after": "1" },
  }),
  "429 for an hour": () => ({
    status: 429,
    json: { message: "Come back" },
    headers: { "retry-after": "3600" },
  }),
  "401 once": after({ status: 401, json: { code: "900401", description: "Expired" } }),
  "401 for ever": () => ({ status: 401, json: { code: "900401", description: "Expired" } }),
  "404": () => ({
    status: 404,
    json: { code: 3000, description: "Not found", data: [], source: "Invoices" },
    headers: { "ms-requestid": "server-request", "ms-correlationid": "server-correlation" },
  }),
  "empty 403": () => ({ status: 403 }),
  silence: () => ({}),
  "silence once": after({}),
  "lost once": after({ lost: true }),
  "lost for ever": () => ({ lost: true }),
  "half a body": () => ({ status: 200, bytes: spelled, lost: true }),
  "half a JSON": () => ({ status: 200, bytes: spelled.subarray(0, 40) }),
  "HTML page": () => ({ status: 200, text: "<!doctype html><title>Sign in</title>" }),
  "byte-order mark": () => ({
    status: 200,
    bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), spelled]),
  }),
  gzip: () => ({ status: 200, bytes: gzipSync(spelled), headers: { "content-encoding": "gzip" } }),
  "long number": () => ({ status: 200, text: '{"balanceAmount":0.1999968000511991808131}' }),
  pages,
  "page that leads to itself": () => page("again", "/invoices?size=1"),
  "page that leads elsewhere": ({ foreignUrl }) => page("one", `${foreignUrl}/v1/invoices?offset=1`),
  "redirect elsewhere": ({ foreignUrl, url }) => ({ status: 302, headers: { location: foreignUrl + url } }),
};
