import { inspect } from "node:util";
import { LosslessNumber, parse } from "lossless-json";
import { describe, expect, test } from "vitest";
import { binary } from "../../generator/runtime/binary.ts";
import { anyText, anything } from "../../generator/runtime/anything.ts";
import { BinaryResponse } from "../../generator/runtime/binary.ts";
import { byAnswer } from "../../generator/runtime/choose.ts";
import { ConnectionError, DecodeError } from "../../generator/runtime/errors.ts";
import { json } from "../../generator/runtime/json.ts";
import { nothing } from "../../generator/runtime/nothing.ts";
import { text } from "../../generator/runtime/text.ts";
import type { Decode } from "../../generator/runtime/types.ts";
import { decodeWith, streamed } from "./support/exchange.ts";

const typed = (type: string): ResponseInit => ({ headers: { "content-type": type } });

describe("json", () => {
  test.each<[string, Response, unknown]>([
    ["an object", new Response('{"a":[1,null]}'), { a: [1, null] }],
    ["a byte-order mark", new Response("\ufeff{}"), {}],
    ["null", new Response("null"), null],
    ["JSON that is called text", new Response("[1]", typed("text/plain")), [1]],
    ["204", new Response(null, { status: 204 }), undefined],
    ["205", new Response(null, { status: 205 }), undefined],
  ])("%s", async (_what, response, want) => {
    expect(await decodeWith(json, response)).toEqual(want);
  });

  test.each<[string, string, string]>([
    ["an HTML page", "\n<!DOCTYPE html>\n<title>Sign in</title>", "39 characters of text/html"],
    ["half an object", '{"items":[{"id":"G1"},{"id":"G', "position 30"],
    ["half a list", "[1,", "end"],
    ["nothing", "", "end"],
    ["something after", '{"a":1} x', "position 8"],
    ["a broken member", `{"a":1,"b" 2,"c":"${"x".repeat(9000)}"}`, "position 11"],
    ["a text with quotes", `{"a": Rossi "& Figli"}`, "not JSON"],
  ])("%s is a DecodeError that quotes nothing", async (_what, body, place) => {
    const error = await decodeWith(json, new Response(body, typed("text/html"))).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DecodeError);
    // toBeInstanceOf narrows nothing.
    const { message, status, stack } = error as DecodeError;
    expect(status).toBe(200);
    expect(message).toContain(place);
    expect(`${inspect(error)}${String(stack)}`).not.toMatch(/Sign|G1|xx|Rossi|Figli/);
  });

  test("a lossless parser keeps what a double cannot hold", async () => {
    const response = (): Response => new Response('{"price":0.1999968000511991808131}');
    expect(await decodeWith(json, response())).toEqual({ price: 0.19999680005119918 });
    expect(await decodeWith(json, response(), { parseJson: parse })).toEqual({
      price: new LosslessNumber("0.1999968000511991808131"),
    });
  });

  test("errors of another parser are DecodeErrors too", async () => {
    const broken = decodeWith(json, new Response('{"a":01}'), { parseJson: parse });
    await expect(broken).rejects.toMatchObject({
      name: "DecodeError",
      message: expect.stringContaining("position 6") as unknown,
    });
  });
});

describe("text", () => {
  test.each<[string, Uint8Array | string, string, string]>([
    ["UTF-8", "Grüße", "text/plain", "Grüße"],
    ["Latin-1", new Uint8Array([0x47, 0xfc]), "text/plain; charset=ISO-8859-1", "Gü"],
    ["UTF-16, quoted", new Uint8Array([0x47, 0, 0xfc, 0]), 'text/csv;charset="utf-16le"', "Gü"],
    ["an unknown name", "a", "text/plain; charset=klingon", "a"],
  ])("%s", async (_what, body, type, want) => {
    // BodyInit has no place for a Uint8Array of unknown memory; this one is ordinary.
    expect(await decodeWith(text, new Response(body as BodyInit, typed(type)))).toBe(want);
  });
});

test("nothing lets go of the body", async () => {
  const { response, cancelled } = streamed(["late"], "hang");
  expect(await decodeWith(nothing, response)).toBeUndefined();
  expect(cancelled()).toBe(true);
  expect(await decodeWith(nothing, new Response(null, { status: 204 }))).toBeUndefined();
});

describe("binary", () => {
  const bytes = new Uint8Array([0, 255, 10]);
  const headers = {
    "content-type": "application/pdf",
    "content-length": "3",
    "content-disposition": 'attachment; filename="statement.pdf"',
  };

  test("each way of reading gives the bytes", async () => {
    const read = () => decodeWith(binary, new Response(bytes, { headers }));
    expect(await (await read()).bytes()).toEqual(bytes);
    expect(new Uint8Array(await (await read()).arrayBuffer())).toEqual(bytes);
    const blob = await (await read()).blob();
    expect([blob.type, blob.size]).toEqual(["application/pdf", 3]);
    expect(new Uint8Array(await new Response((await read()).stream()).arrayBuffer())).toEqual(bytes);
  });

  test("what the headers say", async () => {
    const { contentType, contentLength, fileName } = await decodeWith(
      binary,
      new Response(bytes, { headers }),
    );
    expect({ contentType, contentLength, fileName }).toEqual({
      contentType: "application/pdf",
      contentLength: 3,
      fileName: "statement.pdf",
    });
    const gzip = await decodeWith(
      binary,
      new Response(bytes, { headers: { ...headers, "content-encoding": "gzip" } }),
    );
    expect(gzip.contentLength).toBeUndefined();
    const bare = await decodeWith(binary, new Response(bytes));
    expect([bare.contentType, bare.contentLength, bare.fileName]).toEqual([undefined, undefined, undefined]);
  });

  test("an empty body is an empty stream", async () => {
    const { value } = await (await decodeWith(binary, new Response(null))).stream().getReader().read();
    expect(value).toBeUndefined();
  });

  test("cancelling the stream lets go of the body", async () => {
    const { response, cancelled } = streamed(["a"], "hang");
    await (await decodeWith(binary, response)).stream().cancel();
    expect(cancelled()).toBe(true);
  });

  test.each<[string, (answer: Awaited<ReturnType<typeof decodeBroken>>) => Promise<unknown>]>([
    ["blob", (answer) => answer.blob()],
    ["arrayBuffer", (answer) => answer.arrayBuffer()],
    ["bytes", (answer) => answer.bytes()],
    ["stream", (answer) => new Response(answer.stream()).text()],
  ])("a body that breaks off is a ConnectionError: %s", async (_how, read) => {
    await expect(read(await decodeBroken())).rejects.toBeInstanceOf(ConnectionError);
  });

  test("an abort by the caller is the signal's reason", async () => {
    const controller = new AbortController();
    const answer = await decodeWith(binary, streamed(["a"], "break").response, controller);
    controller.abort("enough");
    await expect(answer.bytes()).rejects.toBe("enough");
  });

  function decodeBroken() {
    return decodeWith(binary, streamed(["half"], "break").response);
  }
});

/** Tells which decoder was chosen. */
const say =
  (name: string): Decode<string> =>
  () =>
    name;

describe("byAnswer", () => {
  const decode = byAnswer({
    "200": {
      "application/json; charset=utf-8": say("json"),
      "text/csv": say("csv"),
      "text/*": say("text"),
      "Application/PDF": say("pdf"),
    },
    "201": { "application/json": say("created"), "image/png": say("image") },
    "202": say("nothing"),
    "2XX": { "application/xml": say("xml") },
  });

  test.each<[number, string, string, string]>([
    [200, "application/json", "", "json"],
    [200, "application/json;charset=UTF-8", "", "json"],
    [200, "application/vnd.thing+json", "", "json"],
    [200, "text/csv; header=present", "", "csv"],
    [200, "TEXT/plain", "", "text"],
    [200, "application/pdf", "", "pdf"],
    [200, "application/pdf", "text/csv", "pdf"],
    // Nothing that the status has: what was asked for, or else the first.
    [200, "", "text/csv", "csv"],
    [200, "application/octet-stream", "text/csv", "csv"],
    [200, "application/octet-stream", "application/pdf, text/csv", "pdf"],
    [200, "image/png", "", "json"],
    [200, "", "", "json"],
    [201, "application/json", "", "created"],
    [202, "application/json", "", "nothing"],
    [206, "text/plain", "", "xml"],
  ])("%i with %s, asked for %s", async (status, type, accept, want) => {
    const response = new Response(null, { status, headers: type === "" ? {} : { "content-type": type } });
    expect(await decodeWith(decode, response, { headers: { accept } })).toBe(want);
  });

  test("a status that is not documented is read as one of its media type, or else as the first", async () => {
    const some = byAnswer({ "200": { "text/csv": say("csv") }, "201": { "application/json": say("json") } });
    const read = (type: string): Promise<string> =>
      decodeWith(some, new Response("", { status: 203, headers: { "content-type": type } }));
    expect(await read("application/json")).toBe("json");
    expect(await read("text/csv")).toBe("csv");
    expect(await read("image/png")).toBe("csv");
    expect(await decodeWith(byAnswer({ default: say("default") }), new Response())).toBe("default");
  });
});

describe("an open media type", () => {
  test("the answer says what it is", async () => {
    const read = (body: string, type: string): Promise<unknown> =>
      decodeWith(anything, new Response(body, typed(type)));
    expect(await read('{"a":1}', "application/json")).toEqual({ a: 1 });
    expect(await read('{"a":1}', "application/problem+json; charset=utf-8")).toEqual({ a: 1 });
    expect(await read('{"a":1}', "text/plain")).toBe('{"a":1}');
    expect(await read("<a/>", "application/xml")).toBe("<a/>");
    expect(await read("<a/>", "image/svg+xml")).toBe("<a/>");
    expect(await read("a", "image/png")).toBeInstanceOf(BinaryResponse);
    const unnamed = new Response(new Uint8Array([1]));
    expect(await decodeWith<unknown>(anything, unnamed)).toBeInstanceOf(BinaryResponse);
  });

  test.each([
    ['"a\\nb"', "application/json", "a\nb"],
    ["plain", "application/json", "plain"],
    ['{"a":1}', "application/json", '{"a":1}'],
    ['"quoted"', "text/plain", '"quoted"'],
  ])("text of %s as %s", async (body, type, want) => {
    expect(await decodeWith(anyText, new Response(body, typed(type)))).toBe(want);
  });
});
