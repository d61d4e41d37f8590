import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyBody, bodyAs, bytesBody, jsonBody, textBody } from "../../../generator/runtime/body.ts";
import { createClient } from "../../../generator/runtime/client.ts";
import { formBody } from "../../../generator/runtime/form-body.ts";
import type { ServerSentEvent } from "../../../generator/runtime/events.ts";
import { eventsBody } from "../../../generator/runtime/events-body.ts";
import { jsonLinesBody, jsonSequenceBody } from "../../../generator/runtime/json-lines-body.ts";
import { multipartBody } from "../../../generator/runtime/multipart-body.ts";
import { deepObject } from "../../../generator/runtime/deep-object.ts";
import { form, pipeDelimited } from "../../../generator/runtime/query.ts";
import { send } from "../../../generator/runtime/send.ts";
import type { Step } from "../../../generator/runtime/types.ts";
import { bearer } from "../../../generator/runtime/bearer.ts";
import { answer, failure, scriptedClient } from "../support/scripted.ts";
import { type RawServer, startRawServer } from "./raw-server.ts";

let server: RawServer;
beforeAll(async () => {
  server = await startRawServer();
});
afterAll(() => server.close());

async function sent(body: Step | undefined) {
  await send(createClient({ baseUrl: server.url }), { method: "POST", path: "/", steps: [body] });
  const [request] = server.take();
  // A request was made, or the next line fails.
  const { headers, body: bytes } = request as NonNullable<typeof request>;
  return { type: headers["content-type"], length: headers["content-length"], bytes };
}

const address = { streetAddress: "123 Example Dr.", city: "Somewhere", state: "CA", zip: "99999+1234" };
const id = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

function streamOf(...parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
}

describe("one piece", () => {
  test.each<[string, Step | undefined, string | undefined, string]>([
    [
      "JSON",
      jsonBody({ a: [1, null], b: undefined, c: "é" }),
      "application/json",
      '{"a":[1,null],"c":"\u00c3\u00a9"}',
    ],
    ["JSON null", jsonBody(null), "application/json", "null"],
    ["JSON text", jsonBody(""), "application/json", '""'],
    ["+json", jsonBody({ a: 1 }, "application/merge-patch+json"), "application/merge-patch+json", '{"a":1}'],
    ["text", textBody("Grüße\n"), "text/plain", "Gr\u00c3\u00bc\u00c3\u009fe\n"],
    [
      "text of another type",
      textBody("<a/>", "application/xml; charset=utf-8"),
      "application/xml; charset=utf-8",
      "<a/>",
    ],
    ["a number as text", textBody(12n), "text/plain", "12"],
    ["a Uint8Array", bytesBody(new Uint8Array([0, 255, 13])), "application/octet-stream", "\0\u00ff\r"],
    [
      "a part of a buffer",
      bytesBody(new Uint8Array([1, 65, 2]).subarray(1, 2)),
      "application/octet-stream",
      "A",
    ],
    ["an ArrayBuffer", bytesBody(new Uint8Array([65]).buffer), "application/octet-stream", "A"],
    ["a Blob", bytesBody(new Blob(["A"], { type: "image/gif" }), "image/png"), "image/png", "A"],
    ["a Blob for a range", bytesBody(new Blob(["A"], { type: "image/gif" }), "image/*"), "image/gif", "A"],
    ["a Blob for a list", bytesBody(new Blob(["A"]), "image/*, image/png"), "image/png", "A"],
    ["bytes for a range", bytesBody(new Uint8Array([65]), "*/*"), "application/octet-stream", "A"],
    ["a stream", bytesBody(streamOf("A", "BC"), "application/pdf"), "application/pdf", "ABC"],
    ["anything: a Blob", anyBody(new Blob(["A"], { type: "image/gif" })), "image/gif", "A"],
    ["anything: bytes", anyBody(new Uint8Array([65])), "application/octet-stream", "A"],
    ["anything: text", anyBody("A"), "text/plain", "A"],
    ["anything: an object", anyBody({ a: 1 }), "application/json", '{"a":1}'],
    ["anything: null", anyBody(null), "application/json", "null"],
  ])("%s", async (_what, body, type, bytes) => {
    expect(await sent(body)).toMatchObject({ type, bytes });
  });

  test("no body", async () => {
    for (const body of [
      jsonBody(undefined),
      textBody(undefined),
      bytesBody(undefined),
      formBody(undefined),
    ]) {
      expect(await sent(body)).toEqual({ type: undefined, length: "0", bytes: "" });
    }
  });

  test("one of several media types", async () => {
    const writers = {
      "application/json": (value: unknown) => jsonBody(value),
      "image/png": (value: Blob) => bytesBody(value, "image/png"),
    };
    expect(await sent(bodyAs("application/json", { a: 1 }, writers))).toMatchObject({ bytes: '{"a":1}' });
    expect(await sent(bodyAs("image/png", new Blob(["A"]), writers))).toMatchObject({
      type: "image/png",
      bytes: "A",
    });
    expect(bodyAs("application/json", undefined, writers)).toBeUndefined();
    expect(() => bodyAs("toString", 1, writers)).toThrow("takes no body of type toString");
  });

  test.each<[string, Step | undefined, number]>([
    ["a stream", bytesBody(streamOf("A")), 1],
    ["JSON", jsonBody(1), 2],
    ["text", textBody(1), 2],
    ["bytes", bytesBody(new Blob()), 2],
    ["a form", formBody({}), 2],
    ["parts", multipartBody({}), 2],
  ])("%s can be sent as often as that", async (_what, body, want) => {
    const { client, sent: requests } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" })], {
      maxRetries: 1,
    });
    await failure(send(client, { method: "QUERY", path: "/", steps: [body] }));
    expect(requests.length).toBe(want);
  });

  test("a stream is not sent again with another token", async () => {
    const { client, sent: requests } = scriptedClient([answer(401)], { token: () => "token" });
    const steps = [bytesBody(streamOf("A")), bearer];
    expect(await failure(send(client, { method: "POST", path: "/", steps }))).toMatchObject({ status: 401 });
    expect(requests.length).toBe(1);
  });

  test("the caller's content type goes before the body's", async () => {
    const { client, sent: requests } = scriptedClient([answer(200)]);
    const options = { headers: { "Content-Type": "application/vnd.api+json" } };
    await send(client, { method: "POST", path: "/", steps: [jsonBody({})] }, options);
    expect(requests[0]?.headers["content-type"]).toBe("application/vnd.api+json");
  });
});

describe("form-urlencoded", () => {
  test.each<[string, Step | undefined, string]>([
    // "Example: URL Encoded Form with JSON Values" of OpenAPI 3.2, and its bytes.
    [
      "the specification's example",
      formBody({ id, address }),
      `id=${id}&address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D`,
    ],
    ["text as JSON", formBody({ id }, { id: "application/json" }), `id=%22${id}%22`],
    [
      "text as its own type",
      formBody({ icon: "iVBO==" }, { icon: "image/png, image/jpeg" }),
      "icon=iVBO%3D%3D",
    ],
    ["arrays repeat", formBody({ color: ["blue", "black"], n: [1, 2] }), "color=blue&color=black&n=1&n=2"],
    ["arrays of objects", formBody({ a: [{ b: 1 }, { b: 2 }] }), "a=%7B%22b%22%3A1%7D&a=%7B%22b%22%3A2%7D"],
    [
      "the standard's escapes",
      formBody({ "a b": "~!'()*-._ +&=é" }),
      "a+b=%7E%21%27%28%29*-._+%2B%26%3D%C3%A9",
    ],
    ["undefined, null, empty", formBody({ a: undefined, b: null, c: "", d: [] }), "c="],
    ["values", formBody({ a: true, b: 1n, c: new Date(0) }), "a=true&b=1&c=1970-01-01T00%3A00%3A00.000Z"],
    ["explode", formBody({ a: [1, 2] }, { a: (n, v) => form(n, v, { explode: false }) }), "a=1,2"],
    ["style", formBody({ a: ["x y", "z"] }, { a: pipeDelimited }), "a=x%20y%7Cz"],
    ["deepObject", formBody({ a: { b: 1, c: 2 }, d: 3 }, { a: deepObject }), "a%5Bb%5D=1&a%5Bc%5D=2&d=3"],
    ["a style without members", formBody({ a: [], b: 1 }, { a: form }), "b=1"],
    [
      "a field named like a method",
      formBody({ constructor: "a", toString: "b" }, {}),
      "constructor=a&toString=b",
    ],
  ])("%s", async (_what, body, bytes) => {
    expect(await sent(body)).toEqual({
      type: "application/x-www-form-urlencoded",
      length: String(bytes.length),
      bytes,
    });
  });

  test("another media type of the same form", async () => {
    const type = "application/x-www-form-urlencoded; charset=utf-8";
    expect(await sent(formBody({ a: 1 }, {}, type))).toMatchObject({ type, bytes: "a=1" });
  });
});

/** One part as multipart/form-data writes it. */
function part(name: string, value: string, { file, type }: { file?: string; type?: string } = {}): string {
  const fileName = file === undefined ? "" : `; filename="${file}"`;
  const contentType = type === undefined ? "" : `\r\nContent-Type: ${type}`;
  return `--BOUNDARY\r\nContent-Disposition: form-data; name="${name}"${fileName}${contentType}\r\n\r\n${value}\r\n`;
}

describe("many JSON values", () => {
  async function* each(...values: unknown[]): AsyncGenerator<unknown, void> {
    for (const value of values) yield await Promise.resolve(value);
  }

  async function* eachEvent(): AsyncGenerator<ServerSentEvent, void> {
    yield await Promise.resolve({ data: "a" });
  }
  const eventStream = "text/event-stream";

  test.each<[string, Step | undefined, string, string]>([
    ["lines of an array", jsonLinesBody([{ a: "x\ny" }, null, 1], "application/jsonl"), "application/jsonl", '{"a":"x\\ny"}\nnull\n1\n'],
    ["lines of a set", jsonLinesBody(new Set([1, 2]), "application/x-ndjson"), "application/x-ndjson", "1\n2\n"],
    ["lines that come one by one", jsonLinesBody(each({ a: 1 }, 2), "application/jsonl"), "application/jsonl", '{"a":1}\n2\n'],
    ["no lines", jsonLinesBody([], "application/jsonl"), "application/jsonl", ""],
    ["a sequence", jsonSequenceBody([1, 2], "application/json-seq"), "application/json-seq", "\x1e1\n\x1e2\n"],
    ["events", eventsBody([{ data: "a\r\n\nb" }, { data: { c: 1 }, event: "e", id: "", retry: 5 }], eventStream), eventStream, 'data: a\ndata: \ndata: b\n\nevent: e\nid: \nretry: 5\ndata: {"c":1}\n\n'],
    ["events that come one by one", eventsBody(eachEvent(), eventStream), eventStream, "data: a\n\n"],
  ])("%s", async (_what, body, type, bytes) => {
    expect(await sent(body)).toMatchObject({ type, bytes });
  }); // prettier-ignore

  test("an event cannot bring another field along", async () => {
    for (const more of [{ event: "a\ndata: b" }, { id: "a\rretry: 1" }]) {
      expect(() => eventsBody([{ data: "a", ...more }], eventStream)).toThrow(TypeError);
    }
  });

  test("what is all there can be sent again, and what comes one by one cannot", async () => {
    for (const [values, want] of [
      [[1], 2],
      [each(1), 1],
    ] as const) {
      const { client, sent: requests } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" })], {
        maxRetries: 1,
      });
      const steps = [jsonLinesBody(values, "application/jsonl")];
      await failure(send(client, { method: "QUERY", path: "/", steps }));
      expect(requests.length).toBe(want);
    }
  });

  test("values that fail, fail the call, and those that nobody takes are let go of", async () => {
    async function* broken(): AsyncGenerator<number, void> {
      yield await Promise.resolve(1);
      throw new Error("no more");
    }
    const steps = [jsonLinesBody(broken(), "application/jsonl")];
    const call = send(createClient({ baseUrl: server.url, maxRetries: 0 }), {
      method: "POST",
      path: "/",
      steps,
    });
    expect(await failure(call)).toBeInstanceOf(Error);
  });
});

describe("multipart", () => {
  const octets = { file: "blob", type: "application/octet-stream" };
  // A file name would make a file of it.
  const json = { type: "application/json" };
  test.each<[string, Step | undefined, string[]]>([
    [
      "the specification's basic form",
      multipartBody({ id, profileImage: new Uint8Array([0, 255]), addresses: [address, { city: "B" }] }),
      [
        part("id", id),
        part("profileImage", "\0\u00ff", octets),
        part("addresses", JSON.stringify(address), json),
        part("addresses", '{"city":"B"}', json),
      ],
    ],
    [
      "several files",
      multipartBody({ file: [new File(["a"], "a.txt", { type: "text/plain" }), new File(["b"], "b.bin")] }),
      [
        part("file", "a", { file: "a.txt", type: "text/plain" }),
        part("file", "b", { file: "b.bin", type: "application/octet-stream" }),
      ],
    ],
    [
      "media types",
      multipartBody(
        { doc: "<a/>", image: new Blob(["i"]), own: new Blob(["o"], { type: "image/gif" }), n: 1, name: "x" },
        {
          doc: "application/xml; charset=utf-8",
          image: "image/png, image/jpeg",
          own: "image/*",
          n: "application/json",
          name: "text/plain",
        },
      ),
      [
        part("doc", "<a/>", { type: "application/xml; charset=utf-8" }),
        part("image", "i", { file: "blob", type: "image/png" }),
        part("own", "o", { file: "blob", type: "image/gif" }),
        part("n", "1", json),
        part("name", "x"),
      ],
    ],
    [
      "a file keeps its name",
      multipartBody({ f: new File(["a"], "a.png") }, { f: "image/png" }),
      [part("f", "a", { file: "a.png", type: "image/png" })],
    ],
    [
      "a stream and a buffer",
      multipartBody({ s: streamOf("A", "B"), b: new Uint8Array([67]).buffer }),
      [part("s", "AB", octets), part("b", "C", octets)],
    ],
    [
      "values",
      multipartBody({ a: undefined, b: null, c: "", d: [1n, true], e: new Date(0), f: [[1]] }),
      [
        part("c", ""),
        part("d", "1"),
        part("d", "true"),
        part("e", "1970-01-01T00:00:00.000Z"),
        part("f", "[1]", json),
      ],
    ],
    [
      "styles are not percent-encoded",
      multipartBody(
        { a: ["x y", "z/+"], o: { p: "é&" }, d: { k: 1 } },
        { a: (n, v) => form(n, v, { explode: false }), o: form, d: deepObject },
      ),
      [part("a", "x y,z/+"), part("p", "\u00c3\u00a9&"), part("d[k]", "1")],
    ],
  ])("%s", async (_what, body, parts) => {
    const { type, bytes } = await sent(body);
    expect(type).toBe("multipart/form-data; boundary=BOUNDARY");
    expect(bytes.trimEnd()).toBe(`${parts.join("")}--BOUNDARY--`);
  });

  test.each(["multipart/mixed", 'multipart/related; type="application/json"'])("%s", async (mediaType) => {
    const parts = [
      'Content-Disposition: inline; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}',
      'Content-Disposition: attachment; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\np',
    ];
    const body = multipartBody(
      { meta: { a: 1 }, file: new File(["p"], "a.png") },
      { file: "image/png" },
      mediaType,
    );
    const { type, bytes } = await sent(body);
    expect(type).toBe(`${mediaType}; boundary=BOUNDARY`);
    expect(bytes.trimEnd()).toBe(`${parts.map((each) => `--BOUNDARY\r\n${each}\r\n`).join("")}--BOUNDARY--`);
  });

  test("parts without names", async () => {
    const { bytes } = await sent(
      multipartBody([{ a: 1 }, null, "x", new Blob(["p"])], {}, "multipart/mixed"),
    );
    const parts = [
      'Content-Disposition: inline\r\nContent-Type: application/json\r\n\r\n{"a":1}',
      "Content-Disposition: inline\r\n\r\nx",
      'Content-Disposition: attachment; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\np',
    ];
    expect(bytes.trimEnd()).toBe(`${parts.map((each) => `--BOUNDARY\r\n${each}\r\n`).join("")}--BOUNDARY--`);
  });

  test("names cannot end their quotes", async () => {
    const { bytes } = await sent(
      multipartBody({ 'a"\r\nb': new File(["x"], 'x"\n.txt', { type: "text/plain" }) }),
    );
    expect(bytes).toContain(
      'name="a%22%0D%0Ab"; filename="x%22%0A.txt"\r\nContent-Type: text/plain\r\n\r\nx',
    );
  });

  test("a header that the caller sets gets the boundary", async () => {
    const client = createClient({ baseUrl: server.url });
    const spec = { method: "POST", path: "/", steps: [multipartBody({ a: 1 })] };
    await send(client, spec, { headers: { "content-type": "multipart/form-data" } });
    expect(server.take()[0]?.headers["content-type"]).toBe("multipart/form-data; boundary=BOUNDARY");
  });

  test("the body can be made again", async () => {
    const body = multipartBody({ s: streamOf("A") });
    const [first, second] = [await sent(body), await sent(body)];
    expect(second).toEqual(first);
  });
});
