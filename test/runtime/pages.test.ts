import { describe, expect, test } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { jsonBody } from "../../generator/runtime/body.ts";
import { member } from "../../generator/runtime/member.ts";
import { once } from "../../generator/runtime/once.ts";
import { PagingError } from "../../generator/runtime/page-link.ts";
import { sendPages, type PageOptions } from "../../generator/runtime/pages.ts";
import type { ClientOptions, PagedRequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, type Sent, type Step } from "./support/scripted.ts";

interface Page {
  items?: number[] | null;
  totalCount?: number;
  links?: { next?: unknown };
}

const spec: PagedRequestSpec<Page> = {
  method: "GET",
  path: "/v1/things?size=2",
  headers: () => ({ "request-id": crypto.randomUUID(), "correlation-id": crypto.randomUUID() }),
  steps: [bearer],
  pages: { items: (found) => found.items, next: (found) => found.links?.next, root: "/v1/" },
  ids: { requestId: "request-id" },
};

/** A listing whose pages come in this order, the last one again and again. */
function list(
  pages: readonly (Page | Step)[],
  options: PageOptions = {},
  changes: Partial<PagedRequestSpec<Page>> = {},
  client: Partial<ClientOptions> = {},
) {
  const steps = pages.map((page): Step =>
    page instanceof Response || page instanceof Error || typeof page === "function"
      ? page
      : answer(200, page),
  );
  const scripted = scriptedClient(steps, { token: "secret-token", ...client });
  return {
    found: sendPages<Page, number>(scripted.client, { ...spec, ...changes }, options),
    sent: scripted.sent,
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const page = (items: number[], next?: unknown): Page => ({
  items,
  totalCount: 1,
  links: next === undefined ? {} : { next },
});
const urls = (sent: readonly Sent[]): string[] =>
  sent.map((request) => request.url.replace("https://api.example.com", ""));

describe("PagedPromise", () => {
  const three = [
    page([1, 2], { uri: "/things?size=2&offset=2" }),
    page([3], "/things?size=2&offset=4"),
    page([4]),
  ];

  test("awaited, it is the first page", async () => {
    const { found, sent } = list(three);
    expect(found).toBeInstanceOf(Promise);
    expect((await found).items).toEqual([1, 2]);
    expect((await found.withResponse()).response.status).toBe(200);
    expect(sent.length).toBe(1);
  });

  test("iterated over, it is the items of all pages", async () => {
    const { found, sent } = list(three);
    expect(await all(found)).toEqual([1, 2, 3, 4]);
    expect(urls(sent)).toEqual([
      "/v1/things?size=2",
      "/v1/things?size=2&offset=2",
      "/v1/things?size=2&offset=4",
    ]);
  });

  test("pages() is its pages", async () => {
    expect((await all(list(three).found.pages())).map((body) => body.items)).toEqual([[1, 2], [3], [4]]);
  });

  test("leaving the loop stops the fetching", async () => {
    const { found, sent } = list(three);
    for await (const item of found) if (item === 2) break;
    expect(sent.length).toBe(1);
  });

  test("a page is fetched when the loop gets there", async () => {
    const { found, sent } = list(three);
    const counts: number[] = [];
    for await (const item of found) counts.push(item * 10 + sent.length);
    expect(counts).toEqual([11, 21, 32, 43]);
  });

  test("each page is a call with ids of its own, and with the token", async () => {
    const { found, sent } = list(three, { headers: { "request-id": "mine", "X-Locale": "de" } });
    await all(found);
    expect(sent[0]?.headers["request-id"]).toBe("mine");
    expect(new Set(sent.map((request) => request.headers["request-id"])).size).toBe(3);
    for (const { headers } of sent) {
      expect(headers).toMatchObject({ authorization: "Bearer secret-token", "x-locale": "de" });
      expect(headers["correlation-id"]).toBeTypeOf("string");
    }
  });

  test("a page that fails is retried like any call", async () => {
    const { found, sent } = list([
      page([1], "/things?p=2"),
      answer(503, {}, { "retry-after-ms": "0" }),
      page([2]),
    ]);
    expect(await all(found)).toEqual([1, 2]);
    expect(sent.length).toBe(3);
  });

  test("a failure ends the loop", async () => {
    const { found } = list([page([1], "/things?p=2"), answer(404, { code: 9 })]);
    expect(await failure(all(found))).toMatchObject({ status: 404, code: "9" });
  });

  test("only iterated over, a failure of the first page is no unhandled rejection", async () => {
    const seen: unknown[] = [];
    const listener = (reason: unknown): void => void seen.push(reason);
    process.on("unhandledRejection", listener);
    await failure(all(list([answer(400)]).found));
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", listener);
    expect(seen).toEqual([]);
  });
});

describe("links", () => {
  test.each<[string, unknown, string]>([
    ["below the root", "/things?offset=2", "/v1/things?offset=2"],
    ["with the root already", "/v1/things?offset=2", "/v1/things?offset=2"],
    ["without a slash", "things?offset=2", "/v1/things?offset=2"],
    ["absolute", "https://api.example.com/v1/things?offset=2", "/v1/things?offset=2"],
    ["uri", { uri: "/things?offset=2", method: "GET", headers: [] }, "/v1/things?offset=2"],
    ["href", { href: "/things?offset=2" }, "/v1/things?offset=2"],
    [
      "url, and nothing else set",
      { uri: null, url: "/things?offset=2", method: null, headers: null },
      "/v1/things?offset=2",
    ],
    ["a second question mark", "/things?size=2?seek=Next", "/v1/things?size=2&seek=Next"],
    ["a parameter without a value", "/things?size=2&offset=", "/v1/things?size=2&offset="],
    ["encoded characters", "/things?a=%2F%20b%3Fc", "/v1/things?a=%2F%20b%3Fc"],
    ["what looks like the root", "/v12/things?offset=2", "/v1/v12/things?offset=2"],
    ["a fragment", "/things?offset=2#top", "/v1/things?offset=2"],
  ])("%s", async (_what, next, want) => {
    const { found, sent } = list([page([1], next), page([2])]);
    expect(await all(found)).toEqual([1, 2]);
    expect(urls(sent)[1]).toBe(want);
  });

  test.each<[string, string, string, string]>([
    ["a server with a path", "https://h.example/api/", "/things?p=2", "https://h.example/api/v1/things?p=2"],
    [
      "a link with that path",
      "https://h.example/api",
      "/api/v1/things?p=2",
      "https://h.example/api/v1/things?p=2",
    ],
  ])("%s", async (_what, baseUrl, next, want) => {
    const { found, sent } = list([page([1], next), page([2])], { baseUrl });
    await all(found);
    expect(sent[1]?.url).toBe(want);
  });

  test("a name with dots, and no root", async () => {
    const next = "https://api.example.com/things?$skip=2";
    const { found, sent } = list(
      [answer(200, { value: [1], "@odata.nextLink": next }), answer(200, { value: [2] })],
      {},
      {
        pages: {
          items: (page) => member(page, "value"),
          next: (page) => member(page, "@odata.nextLink"),
          root: "/",
        },
      },
    );
    expect(await all(found)).toEqual([1, 2]);
    expect(sent[1]?.url).toBe(next);
  });

  test("method and headers are replayed, but no credentials", async () => {
    const headers = [
      { key: "MS-ContinuationToken", value: "token==" },
      { key: "Authorization", value: "Bearer stolen" },
      { key: "Cookie", value: "a=b" },
      { key: "Host", value: "evil.example" },
      { key: "Request-Id", value: "old" },
    ];
    const { found, sent } = list([page([1], { uri: "/things?p=2", method: "get", headers }), page([2])], {
      headers: { "ms-continuationtoken": "stale" },
    });
    await all(found);
    expect(sent[1]?.method).toBe("GET");
    expect(sent[1]?.headers).toMatchObject({
      "ms-continuationtoken": "token==",
      authorization: "Bearer secret-token",
    });
    expect(sent[1]?.headers).not.toHaveProperty("cookie");
    expect(sent[1]?.headers).not.toHaveProperty("host");
    expect(sent[1]?.headers["request-id"]).not.toBe("old");
  });

  test("headers by name", async () => {
    const { found, sent } = list([page([1], { href: "/things?p=2", headers: { "X-Seek": "2" } }), page([2])]);
    await all(found);
    expect(sent[1]?.headers["x-seek"]).toBe("2");
  });

  test("the body of a search is not sent to its further pages", async () => {
    const { found, sent } = list(
      [page([1], "/things?p=2"), page([2])],
      {},
      {
        method: "POST",
        steps: [jsonBody({}), bearer, once],
        pages: { ...spec.pages, spec: { method: "GET", steps: [bearer] } },
      },
    );
    await all(found);
    expect(sent.map(({ method, body: content }) => [method, content])).toEqual([
      ["POST", "{}"],
      ["GET", undefined],
    ]);
  });

  test.each<[string, Page[]]>([
    ["no links", [{ items: [1], totalCount: 99 }]],
    ["null", [page([1], null)]],
    ["an empty text", [page([1], "")]],
  ])("%s: the last page", async (_what, pages) => {
    const { found, sent } = list(pages);
    expect(await all(found)).toEqual([1]);
    expect(sent.length).toBe(1);
  });

  test("pages without items go on", async () => {
    const { found } = list([
      { items: null, links: { next: "/things?p=2" } },
      { links: { next: "/things?p=3" } },
      page([3]),
    ]);
    expect(await all(found)).toEqual([3]);
  });

  test("a body that is no object is the only page", async () => {
    expect(await all(list([answer(200, "text")]).found)).toEqual([]);
  });
});

describe("PagingError", () => {
  test.each<[string, unknown, RegExp]>([
    ["another host", "https://evil.example/v1/things", /another origin: https:\/\/evil\.example/],
    ["another host without a scheme", "//evil.example/v1/things", /another origin/],
    ["another scheme", "http://api.example.com/v1/things?p=2", /another origin: http:/],
    ["another port", "https://api.example.com:8443/v1/things", /another origin/],
    ["a host behind a name", "https://api.example.com@evil.example/", /another origin/],
    ["no address at all", "javascript:alert(1)", /another origin/],
    ["another method", { uri: "/things?p=2", method: "DELETE" }, /asks for DELETE/],
    ["the same page", "/things?size=2", /there before/],
    ["the same page, told otherwise", { uri: "/v1/things?size=2", headers: [] }, /there before/],
    ["no link at all", 42, /404/],
  ])("%s", async (what, next, want) => {
    const { found, sent } = list([
      page([1], next),
      what === "no link at all" ? answer(404, { message: "404" }) : page([1], next),
    ]);
    const error = await failure(all(found));
    expect(String(error)).toMatch(want);
    if (what !== "no link at all") {
      expect(error).toBeInstanceOf(PagingError);
      // Nothing was sent, or the id of what was sent would be there.
      expect(error).not.toHaveProperty("requestId");
    }
    expect(sent.length).toBe(/same page|no link/.test(what) ? 2 : 1);
    expect(String(error)).not.toContain("secret-token");
  });

  test("a loop over several pages ends", async () => {
    const { found, sent } = list([
      page([1], "/things?p=2"),
      page([2], "/things?p=3"),
      page([3], "/things?p=2"),
    ]);
    expect(await failure(all(found))).toMatchObject({
      name: "PagingError",
      message: expect.stringContaining("there before") as unknown,
    });
    expect(sent.length).toBe(3);
  });

  test("the same address with another continuation is another page", async () => {
    const next = (token: string): unknown => ({
      uri: "/things?seek=Next",
      headers: [{ key: "Token", value: token }],
    });
    const { found } = list([page([1], next("a")), page([2], next("b")), page([3])]);
    expect(await all(found)).toEqual([1, 2, 3]);
  });
});

describe("resumeFrom", () => {
  const next = { uri: "/things?offset=4", method: "GET", headers: [{ key: "Token", value: "t" }] };

  test("begins at a link that was saved", async () => {
    const { found: before } = list([page([1], next)]);
    const saved: unknown = JSON.parse(JSON.stringify((await before).links?.next));
    const { found, sent } = list([page([5]), page([6])], { resumeFrom: saved as object });
    expect(await all(found)).toEqual([5]);
    expect(urls(sent)).toEqual(["/v1/things?offset=4"]);
    expect(sent[0]?.headers["token"]).toBe("t");
  });

  test.each([null, undefined])("%s begins at the beginning", async (resumeFrom) => {
    const { found, sent } = list([page([1])], { resumeFrom });
    await found;
    expect(urls(sent)).toEqual(["/v1/things?size=2"]);
  });

  test("goes nowhere else", () => {
    expect(() => list([page([1])], { resumeFrom: "https://evil.example/" })).toThrow(PagingError);
  });
});
