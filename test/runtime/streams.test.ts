import { describe, expect, test } from "vitest";
import { ConnectionError, DecodeError } from "../../generator/runtime/errors.ts";
import { events, jsonEvents } from "../../generator/runtime/events.ts";
import { jsonLines, jsonSequence } from "../../generator/runtime/json-lines.ts";
import { all, decodeWith, streamed } from "./support/exchange.ts";

describe("events", () => {
  test.each<[string, string, unknown[]]>([
    ["one", "data: a\n\n", [{ data: "a" }]],
    ["lines of data", "data: YHOO\ndata: +2\ndata: 10\n\n", [{ data: "YHOO\n+2\n10" }]],
    ["comments", ": test\n\ndata: a\n:\n\n", [{ data: "a" }]],
    ["fields", "event: add\nid: 1\nretry: 5\ndata: a\n\n", [{ data: "a", event: "add", id: "1", retry: 5 }]],
    ["one leading space only", "data:a\n\ndata:  b\n\n", [{ data: "a" }, { data: " b" }]],
    ["a field without a colon", "data\n\ndata\ndata\n\n", [{ data: "" }, { data: "\n" }]],
    ["an empty id", "id\ndata: a\n\n", [{ data: "a", id: "" }]],
    ["an id with NUL", "id: a\0b\ndata: a\n\n", [{ data: "a" }]],
    ["a retry that is no number", "retry: 1s\ndata: a\n\n", [{ data: "a" }]],
    ["no data, no event", "event: ping\n\ndata: a\n\n", [{ data: "a" }]],
    ["unknown fields", "data: a\nfoo: bar\n Data: b\n\n", [{ data: "a" }]],
    ["an end amid an event", "data: a\n\ndata: b\n", [{ data: "a" }]],
    ["carriage returns", "data: a\rdata: b\r\rdata: c\r\r", [{ data: "a\nb" }, { data: "c" }]],
    ["both", "data: a\r\ndata: b\r\n\r\n", [{ data: "a\nb" }]],
    ["a byte-order mark", "\ufeffdata: a\n\n", [{ data: "a" }]],
    ["colons in data", "data: a:b: c\n\n", [{ data: "a:b: c" }]],
    ["letters of several bytes", "data: ❤é\n\n", [{ data: "❤é" }]],
    ["nothing", "", []],
  ])("%s", async (_what, stream, want) => {
    const bytes = new TextEncoder().encode(stream);
    // However the bytes are cut, the events are the same.
    for (const size of [1, 2, 3, 5, bytes.length + 1]) {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(i * size, (i + 1) * size),
      );
      expect(await all(await decodeWith(events, streamed(parts).response))).toEqual(want);
    }
  });

  test("an event comes before the next is there", async () => {
    const { response } = streamed(["data: a\n\nda"], "hang");
    const iterator = (await decodeWith(events, response))[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toEqual({ data: "a" });
  });

  test("leaving the loop lets go of the connection", async () => {
    const { response, cancelled } = streamed(["data: a\n\n", "data: b\n\n"], "hang");
    for await (const event of await decodeWith(events, response)) {
      expect(event.data).toBe("a");
      break;
    }
    expect(cancelled()).toBe(true);
  });

  test("a lost connection is a ConnectionError, after the events that came", async () => {
    const seen: string[] = [];
    const loop = (async () => {
      for await (const { data } of await decodeWith(
        events,
        streamed(["data: a\n\ndata: b\n"], "break").response,
      )) {
        seen.push(data);
      }
    })();
    await expect(loop).rejects.toBeInstanceOf(ConnectionError);
    expect(seen).toEqual(["a"]);
  });

  test("JSON data", async () => {
    const stream = 'event: add\ndata: {"foo":\ndata: 42}\n\ndata: [DONE]\n\ndata: 1\n\n';
    expect(await all(await decodeWith(jsonEvents, streamed([stream]).response))).toEqual([
      { event: "add", data: { foo: 42 } },
    ]);
    const parsed = await decodeWith(jsonEvents, streamed(["data: 1\n\n"]).response, {
      parseJson: (t) => `<${t}>`,
    });
    expect(await all(parsed)).toEqual([{ data: "<1>" }]);
  });

  test("data that is not JSON", async () => {
    const { response, cancelled } = streamed(["data: {\n\n"], "hang");
    await expect(all(await decodeWith(jsonEvents, response))).rejects.toBeInstanceOf(DecodeError);
    expect(cancelled()).toBe(true);
  });
});

describe("JSON lines", () => {
  test.each<[string, string[], unknown[]]>([
    ["lines", ['{"a":1}\n', '{"a":2}\n'], [{ a: 1 }, { a: 2 }]],
    ["no newline at the end", ["1\n2"], [1, 2]],
    ["empty lines and CRLF", ["1\r\n\r", "\n\n2\n"], [1, 2]],
    ["a value over many chunks", ['"', "a", "b", '"\n'], ["ab"]],
    ["nothing", [], []],
  ])("%s", async (_what, parts, want) => {
    expect(await all(await decodeWith(jsonLines, streamed(parts).response))).toEqual(want);
  });

  test("a broken line says which", async () => {
    const lines = await decodeWith(jsonLines, streamed(["1\n2\n<html>\n"]).response);
    await expect(all(lines)).rejects.toThrow("line 3");
  });

  test("records of application/json-seq", async () => {
    const { response } = streamed(['\x1e{\n"a": 1\n}\n', "\x1e2\n"]);
    expect(await all(await decodeWith(jsonSequence, response))).toEqual([{ a: 1 }, 2]);
  });

  test("a long line costs no more than its length", async () => {
    const part = "x".repeat(64 * 1024);
    const { response } = streamed(['"', ...Array.from({ length: 160 }, () => part), '"\n']);
    const started = performance.now();
    expect(await all<string>(await decodeWith(jsonLines, response))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
