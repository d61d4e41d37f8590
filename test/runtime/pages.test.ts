import { describe, expect, test } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { jsonBody } from "../../generator/runtime/body.ts";
import { byAnswer } from "../../generator/runtime/choose.ts";
import { DecodeError } from "../../generator/runtime/errors.ts";
import { json } from "../../generator/runtime/json.ts";
import { member } from "../../generator/runtime/member.ts";
import { once } from "../../generator/runtime/once.ts";
import { PagingError } from "../../generator/runtime/page-link.ts";
import {
  nextPage,
  type PageOptions,
  type PagePosition,
  positionOf,
  sendPages,
} from "../../generator/runtime/pages.ts";
import { separatedByQuestionMarks } from "../../generator/runtime/question-marks.ts";
import { text } from "../../generator/runtime/text.ts";
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
  pages: { items: (found) => found.items, at: "items", next: (found) => found.links?.next, root: "/v1/" },
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

  test("an id that the server alone makes is not sent", async () => {
    const { headers: _own, ...others } = spec;
    const scripted = scriptedClient(three.map((each) => answer(200, each, { "request-id": "theirs" })));
    const found = sendPages<Page, number>(scripted.client, others);
    expect((await found.withResponse()).requestId).toBe("theirs");
    expect(await all(found)).toEqual([1, 2, 3, 4]);
    for (const { headers } of scripted.sent) expect(Object.keys(headers)).toEqual(["accept"]);
  });

  test("a page of a service without ids has what the caller and the link say", async () => {
    const { ids: _ids, ...others } = spec;
    const link = { uri: "/things?p=2", headers: { "request-id": "linked" } };
    const scripted = scriptedClient([page([1], link), page([2])].map((each) => answer(200, each)));
    const found = sendPages<Page, number>(scripted.client, others, { headers: { "X-Locale": "de" } });
    expect(await all(found)).toEqual([1, 2]);
    expect(scripted.sent[1]?.headers).toMatchObject({ "request-id": "linked", "x-locale": "de" });
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
    ["a question mark in a value", "/things?filter=a?b", "/v1/things?filter=a?b"],
    ["a colon in the path", "/things:search?p=2", "/v1/things:search?p=2"],
    ["a parameter without a value", "/things?size=2&offset=", "/v1/things?size=2&offset="],
    ["encoded characters", "/things?a=%2F%20b%3Fc", "/v1/things?a=%2F%20b%3Fc"],
    ["what looks like the root", "/v12/things?offset=2", "/v1/v12/things?offset=2"],
    ["a query alone", "?$skip=1", "/v1/things?$skip=1"],
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
          at: "value",
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
      { key: "X-ApiKey", value: "stolen" },
      { key: "Api-Key", value: "stolen" },
      { key: "X-Author", value: "me" },
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
    expect(Object.values(sent[1]?.headers ?? {})).not.toContain("stolen");
    expect(sent[1]?.headers["x-author"]).toBe("me");
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

  test("pages with empty lists go on", async () => {
    const { found } = list([page([], "/things?p=2"), page([3])]);
    expect(await all(found)).toEqual([3]);
  });
});

describe("PagingError", () => {
  test.each<[string, unknown, RegExp]>([
    ["another host", "https://evil.example/v1/things", /leads out of baseUrl: https:\/\/evil\.example/],
    ["another host without a scheme", "//evil.example/v1/things", /leads out of baseUrl/],
    ["another scheme", "http://api.example.com/v1/things?p=2", /leads out of baseUrl: http:/],
    ["another port", "https://api.example.com:8443/v1/things", /leads out of baseUrl/],
    ["a host behind a name", "https://api.example.com@evil.example/", /leads out of baseUrl/],
    ["no address at all", "javascript:alert(1)", /leads out of baseUrl/],
    ["another method", { uri: "/things?p=2", method: "DELETE" }, /asks for DELETE/],
    ["a method that ends in GET", { uri: "/things?p=2", method: "TARGET" }, /asks for TARGET/],
    ["a method that begins with GET", { uri: "/things?p=2", method: "GETS" }, /asks for GETS/],
    ["a number for an address", { uri: 5 }, /no address/],
    ["the first page", "/things?size=2", /there before/],
    ["the first page, told otherwise", { uri: "/v1/things?size=2#a", note: 1, headers: [] }, /there before/],
    ["no link at all", 42, /no address/],
    ["true", true, /no address/],
    ["an object without an address", { uri: null }, /no address/],
    ["an empty object", {}, /no address/],
    ["white space", " \n", /no address/],
    ["white space for an address", { uri: " " }, /no address/],
    ["an empty text before an address", { uri: "", href: "/things?p=2" }, /no address/],
    ["no URL", "http://[", /no address/],
    ["headers that are none", { uri: "/things?p=2", headers: [null] }, /headers/],
    ["headers that are text", { uri: "/things?p=2", headers: "a" }, /headers/],
    ["a header with a line break", { uri: "/things?p=2", headers: { a: "b\nc" } }, /headers/],
    ["a header that is no text", { uri: "/things?p=2", headers: [{ key: "a", value: {} }] }, /headers/],
    ["a header without a name", { uri: "/things?p=2", headers: [{ value: "a" }] }, /headers/],
  ])("%s", async (_what, next, want) => {
    const { found, sent } = list([page([1], next), page([2])]);
    const error = await failure(all(found));
    expect(String(error)).toMatch(want);
    expect(error).toBeInstanceOf(PagingError);
    // Nothing was sent, or the id of what was sent would be there.
    expect(error).not.toHaveProperty("requestId");
    expect(sent.length).toBe(1);
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

describe("answers that are no pages", () => {
  test.each<[string, unknown]>([
    ["an empty object", {}],
    ["an empty list", []],
    ["null", null],
    ["a text", "maintenance"],
    ["an error", { code: 500, message: "maintenance" }],
    ["items that are a text", { items: "abc" }],
    ["items that are an object", { items: {} }],
    ["items that are null", { items: null }],
    ["no content", undefined],
  ])("%s", async (_what, body) => {
    const response = (): Response =>
      body === undefined ? new Response(null, { status: 204 }) : answer(200, body, { "request-id": "r-1" });
    for (const pages of [[response()], [page([1], "/things?p=2"), response()]]) {
      const read: number[] = [];
      const error = await failure(
        (async () => {
          for await (const item of list(pages).found) read.push(item);
        })(),
      );
      expect(error).toMatchObject({ name: "DecodeError", method: "GET" });
      expect(String(error)).toContain("GET /v1/things");
      expect(String(error)).not.toContain("maintenance");
      expect(read).toEqual(pages.length === 1 ? [] : [1]);
    }
    await expect(list([response()]).found).rejects.toMatchObject({ name: "DecodeError" });
    await expect(list([response()]).found.withResponse()).rejects.toMatchObject({ name: "DecodeError" });
  });
});

describe("circles", () => {
  const token = (value: string): object => ({ uri: "/things", headers: [{ key: "Token", value }] });
  test.each<[string, unknown[], number]>([
    ["to the first page", ["/things?size=2"], 1],
    ["to the second", ["/things?p=2", "/things?p=2"], 2],
    ["spelled in other ways", ["/things?p=2", "/v1/things?p=2"], 2],
    ["spelled absolutely", ["/things?p=2", "https://api.example.com/v1/things?p=2"], 2],
    ["with a default port", ["/things?p=2", "https://API.example.com:443/v1/things?p=2#x"], 2],
    ["with a question mark and no query", ["/things", "/things?"], 2],
    ["between spaces", ["/things?p=2", " /things?p=2\n"], 2],
    ["with another note", [{ uri: "/things?p=2", note: 1 }, { uri: "/things?p=2", note: 2 }], 2],
    ["with headers in another order", [
      { uri: "/things", headers: [{ key: "A", value: "1" }, { key: "b", value: "2" }] },
      { uri: "/things", headers: [{ key: "B", value: "2" }, { key: "a", value: "1" }] },
    ], 2],
    ["with headers that are not sent", [
      { uri: "/things", headers: [{ key: "Authorization", value: "1" }] },
      { uri: "/things", headers: [{ key: "Authorization", value: "2" }] },
    ], 2],
    ["with another id", [
      { uri: "/things", headers: [{ key: "Request-Id", value: "1" }] },
      { uri: "/things", headers: [{ key: "Request-Id", value: "2" }] },
    ], 2],
    ["after a while", [token("a"), token("b"), token("a")], 3],
  ])("%s: no item comes twice", async (_what, links, want) => {
    const pages = links.map((link, index) => page([index], link));
    const { found, sent } = list([...pages, page([99], "/things?p=other")]);
    const read: number[] = [];
    const error = await failure(
      (async () => {
        for await (const item of found) read.push(item);
      })(),
    );
    expect(error).toMatchObject({ name: "PagingError", message: expect.stringContaining("there before") as unknown });
    expect(read).toEqual(Array.from({ length: want }, (_, index) => index));
    expect(sent.length).toBe(want);
  }); // prettier-ignore

  test.each(["/things?size=2", "/things?size=2&code=1", "/things?code=1&size=2"])(
    "to the first page of a server that has a query of its own: %s",
    async (link) => {
      const baseUrl = "https://api.example.com?code=1";
      const { found, sent } = list([page([1], link), page([2])], {}, {}, { baseUrl });
      expect(await failure(all(found))).toBeInstanceOf(PagingError);
      expect(urls(sent)).toEqual(["/v1/things?size=2&code=1"]);
    },
  );

  test("to where it was resumed from", async () => {
    const { found } = list([page([1], "/things?p=3"), page([2], "/things?p=2")], {
      resumeFrom: "/things?p=2",
    });
    const read: number[] = [];
    const reading = (async () => {
      for await (const item of found) read.push(item);
    })();
    expect(await failure(reading)).toBeInstanceOf(PagingError);
    expect(read).toEqual([1, 2]);
  });
});

describe("the path of baseUrl", () => {
  const baseUrl = "https://gw.example/pc";
  test.each([
    "/../../other", "/v1/../../other", "https://gw.example/other", "https://gw.example/pcx/v1/things", "/%2e%2e/%2e%2e/x",
    "/..%2f..%2fother", "https://gw.example/pc/../other", "https://me:pw@gw.example/pc/v1/things?p=2",
  ])("%s leads out of it", async (link) => {
    const { found, sent } = list([page([1], link), page([2])], {}, {}, { baseUrl });
    expect(await failure(all(found))).toBeInstanceOf(PagingError);
    expect(sent.length).toBe(1);
  }); // prettier-ignore

  test.each(["/things?p=2", "/v1/things?p=2", "/pc/v1/things?p=2", "https://gw.example/pc/v1/things?p=2", "/x/../things?p=2"])(
    "%s does not",
    async (link) => {
      const { found, sent } = list([page([1], link), page([2])], {}, {}, { baseUrl });
      expect(await all(found)).toEqual([1, 2]);
      expect(sent[1]?.url).toBe("https://gw.example/pc/v1/things?p=2");
    },
  ); // prettier-ignore
});

test("a second question mark is data, unless the document says that it separates", async () => {
  const link = "/things?size=2?seek=Next&a=%3F?b=?";
  const plain = list([page([1], link), page([2])]);
  await all(plain.found);
  expect(urls(plain.sent)[1]).toBe("/v1/things?size=2?seek=Next&a=%3F?b=?");
  const pages = { ...spec.pages, query: separatedByQuestionMarks };
  const separated = list([page([1], link), page([2])], {}, { pages });
  await all(separated.found);
  expect(urls(separated.sent)[1]).toBe("/v1/things?size=2&seek=Next&a=%3F&b=&");
});

test("a link's header cannot change the prototype of the headers, or the token", async () => {
  const polluting: unknown = JSON.parse(
    '{"uri":"/things?p=2","headers":{"__proto__":{"authorization":"Bearer x"}}}',
  );
  const entry = { uri: "/things?p=2", headers: [{ key: "__proto__", value: { authorization: "Bearer x" } }] };
  for (const link of [polluting, entry]) {
    const { found, sent } = list([page([1], link), page([2])]);
    expect(await failure(all(found))).toBeInstanceOf(PagingError);
    expect(sent.length).toBe(1);
  }
});

test("a failure of the first page is no unhandled rejection before somebody reads", async () => {
  const seen: unknown[] = [];
  const listener = (reason: unknown): void => void seen.push(reason);
  process.on("unhandledRejection", listener);
  const { found } = list([answer(404, { code: 9 })]);
  const pages = list([answer(404)]).found.pages();
  void list([answer(404)]).found;
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", listener);
  expect(seen).toEqual([]);
  expect(await failure(all(found))).toMatchObject({ status: 404, code: "9" });
  expect(await failure(found)).toMatchObject({ status: 404 });
  expect(await failure(all(pages))).toMatchObject({ status: 404 });
});

describe("turning pages", () => {
  const three = [page([1, 2], "/things?p=2"), page([3], "/things?p=3"), page([4])];

  test("nextPage gives one after the other, and nothing at the end", async () => {
    const { found, sent } = list(three);
    const first = await found;
    expect(sent.length).toBe(1);
    const second = await nextPage(first);
    const third = second && (await nextPage(second));
    expect([second?.items, third?.items, third && (await nextPage(third))]).toEqual([[3], [4], undefined]);
    expect(sent.length).toBe(3);
    // Once more, which is no circle.
    expect(await nextPage(first)).toMatchObject({ items: [4] });
  });

  test("it ends circles, too", async () => {
    const first = await list([page([1], "/things?size=2")]).found;
    expect(await failure(nextPage(first))).toBeInstanceOf(PagingError);
  });

  test("a copy of a page is none", async () => {
    const copy = { ...(await list(three).found) };
    expect(await failure(nextPage(copy))).toBeInstanceOf(TypeError);
    expect(() => positionOf(copy)).toThrow(TypeError);
    expect(() => positionOf(copy)).toThrow("no page");
  });

  test.each<[number | undefined, number[], number]>([
    [undefined, [1, 2, 3, 4], 3],
    [Infinity, [1, 2, 3, 4], 3],
    [0, [], 1],
    [1, [1], 1],
    [2, [1, 2], 1],
    [3, [1, 2, 3], 2],
    [9, [1, 2, 3, 4], 3],
  ])("toArray({ limit: %s })", async (limit, want, pages) => {
    const { found, sent } = list(three);
    expect(await found.toArray({ limit })).toEqual(want);
    expect(sent.length).toBe(pages);
  });

  test("toArray takes no limit that is none", async () => {
    for (const limit of [NaN, -1, "2"]) {
      expect(await failure(list(three).found.toArray({ limit: limit as number }))).toBeInstanceOf(TypeError);
    }
  });
});

describe("resumeFrom", () => {
  test("a position knows how far a list was read, and when it was read to its end", async () => {
    const pages = [page([1], { uri: "/things?p=2" }), page([2], "/things?p=3"), page([3])];
    const rest: number[][] = [];
    for await (const each of list(pages).found.pages()) {
      const resumeFrom = JSON.parse(JSON.stringify(positionOf(each))) as PagePosition;
      const { found, sent } = list(pages.slice(each.items?.[0]), { resumeFrom });
      rest.push(await all(found));
      if (each.items?.[0] !== 3) continue;
      expect(sent.length).toBe(0);
      expect(await found.toArray()).toEqual([]);
      expect(await all(found.pages())).toEqual([]);
      // A page that is not there cannot be awaited.
      expect(await failure(found)).toBeInstanceOf(PagingError);
      expect(await failure(found.withResponse())).toMatchObject({
        name: "PagingError",
        message: expect.stringContaining("resumeFrom is the end of the list") as unknown,
      });
    }
    expect(rest).toEqual([[2, 3], [3], []]);
  });

  const next = { uri: "/things?offset=4", method: "GET", headers: [{ key: "Token", value: "t" }] };

  test("begins at a link that was saved", async () => {
    const { found: before } = list([page([1], next)]);
    const saved: unknown = JSON.parse(JSON.stringify((await before).links?.next));
    const { found, sent } = list([page([5]), page([6])], { resumeFrom: saved as object });
    expect(await all(found)).toEqual([5]);
    expect(urls(sent)).toEqual(["/v1/things?offset=4"]);
    expect(sent[0]?.headers["token"]).toBe("t");
  });

  test("undefined is an error, since it has meant the beginning and the end", () => {
    // What the types forbid.
    const options = { resumeFrom: undefined } as unknown as PageOptions;
    expect(() => list([page([1])], options)).toThrow(TypeError);
    expect(() => list([page([1])], options)).toThrow("leave it out");
  });

  test.each([null, "", true, 0, {}, { uri: null }, []])("%j is an error, and nothing is sent", (given) => {
    const options = { resumeFrom: given } as unknown as PageOptions;
    expect(() => list([page([1])], options)).toThrow(PagingError);
  });

  test("goes nowhere else", () => {
    expect(() => list([page([1])], { resumeFrom: "https://evil.example/" })).toThrow(PagingError);
  });
});

test("a page that could have been something else is looked at, too", async () => {
  const decode = byAnswer({ "200": { "application/json": json, "text/csv": text } });
  const { found } = list([answer(200, { code: 1, message: "no" })], {}, { decode });
  const wrong = await failure(found);
  expect(wrong).toBeInstanceOf(DecodeError);
  expect(String(wrong)).toContain("an object without a list at items");
});
