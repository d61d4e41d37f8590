import { inspect } from "node:util";
import { LosslessNumber, parse } from "lossless-json";
import { describe, expect, test } from "vitest";
import { binary } from "../../generator/runtime/binary.ts";
import { byMediaType, byStatus } from "../../generator/runtime/choose.ts";
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

describe("byStatus", () => {
  const decode = byStatus({ "201": say("201"), "2XX": say("2XX"), default: say("default") });
  test.each([
    [201, "201"],
    [200, "2XX"],
    [299, "2XX"],
  ])("%i", async (status, want) => {
    expect(await decodeWith(decode, new Response(null, { status }))).toBe(want);
  });

  test("default, or none", async () => {
    const response = new Response(null, { status: 202 });
    expect(await decodeWith(byStatus({ default: say("default") }), response)).toBe("default");
    expect(() => decodeWith(byStatus({ "200": say("200") }), response)).toThrow(
      "Status 202 is not documented",
    );
  });
});

describe("byMediaType", () => {
  const decode = byMediaType({
    "application/json; charset=utf-8": say("json"),
    "text/csv": say("csv"),
    "text/*": say("text"),
    "Application/PDF": say("pdf"),
  });
  test.each([
    ["application/json", "json"],
    ["application/json;charset=UTF-8", "json"],
    ["application/vnd.thing+json", "json"],
    ["text/csv; header=present", "csv"],
    ["TEXT/plain", "text"],
    ["application/pdf", "pdf"],
  ])("%s", async (type, want) => {
    expect(await decodeWith(decode, new Response("", typed(type)))).toBe(want);
  });

  test("the rest", async () => {
    expect(await decodeWith(decode, new Response(null))).toBe("json");
    expect(await decodeWith(byMediaType({ "*/*": say("any") }), new Response("", typed("image/png")))).toBe(
      "any",
    );
    expect(() => decodeWith(decode, new Response("", typed("image/png")))).toThrow(
      "Media type image/png is not documented",
    );
  });
});
