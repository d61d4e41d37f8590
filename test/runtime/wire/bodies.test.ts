import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodyAs, bytesBody, jsonBody, textBody } from "../../../generator/runtime/body.ts";
import { createClient } from "../../../generator/runtime/client.ts";
import { formBody } from "../../../generator/runtime/form-body.ts";
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
    ["undefined, null, empty", formBody({ a: undefined, b: null, c: "", d: [] }), "b=&c="],
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

describe("multipart", () => {
  const octets = { file: "blob", type: "application/octet-stream" };
  const json = { file: "blob", type: "application/json" };
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
        part("doc", "<a/>", { file: "blob", type: "application/xml; charset=utf-8" }),
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

  test("the body names no boundary of its own, and can be made again", async () => {
    const body = multipartBody({ s: streamOf("A") });
    const [first, second] = [await sent(body), await sent(body)];
    expect(second).toEqual(first);
  });
});
