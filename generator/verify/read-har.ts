import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Body, Call, Pair } from "./call.ts";
import { expect, type Reading } from "./file-error.ts";

/** Whether a file is a HAR: an HTTP archive, as browsers and proxies save it. */
export function isHar(content: JsonValue): content is JsonObject {
  return isObject(content) && isObject(content["log"]) && "entries" in content["log"];
}

/**
 * Reads a HAR (http://www.softwareishard.com/blog/har-12-spec/).
 *
 * @throws FileError where an entry lacks what says which request it was, or which answer
 */
export function readHar(file: string, content: JsonObject): Reading {
  const log = expect.object(file, "/log", content["log"]);
  const entries = expect.array(file, "/log/entries", log["entries"]);
  const calls = entries.flatMap((entry, index) => readEntry(file, index, entry) ?? []);
  return { calls, skipped: entries.length - calls.length };
}

/** `undefined` for a request that came to no end, or that a browser asks for itself. */
function readEntry(file: string, index: number, entry: JsonValue): Call | undefined {
  const at = `/log/entries/${index}`;
  const { request, response } = expect.object(file, at, entry);
  const asked = expect.object(file, `${at}/request`, request);
  const answered = expect.object(file, `${at}/response`, response);
  const method = expect.text(file, `${at}/request/method`, asked["method"]);
  const url = expect.url(file, `${at}/request/url`, asked["url"]);
  const status = expect.number(file, `${at}/response/status`, answered["status"]);
  const headers = pairsOf(asked["headers"]);
  // Browsers write 0 for what was blocked or given up, and 304 for what they have taken from their cache.
  if (status === 0 || status === 304) return undefined;
  if (method === "OPTIONS" && headers.some(([name]) => /^access-control-request-method$/i.test(name)))
    return undefined;
  const body = isObject(asked["postData"]) ? bodyOf(asked["postData"]) : undefined;
  const answer = isObject(answered["content"]) ? bodyOf(answered["content"]) : undefined;
  return {
    place: `${file}, call ${index + 1}`,
    target: { kind: "request", method, url },
    count: 1,
    query: [...url.searchParams],
    headers,
    ...(body === undefined ? {} : { body }),
    status,
    answerHeaders: pairsOf(answered["headers"]),
    ...(answer === undefined ? {} : { answer }),
  };
}

function pairsOf(list: JsonValue | undefined): Pair[] {
  return (isArray(list) ? list : []).flatMap((each) => {
    if (!isObject(each) || typeof each["name"] !== "string") return [];
    const { name, value } = each;
    return [[name, typeof value === "string" ? value : undefined] as const];
  });
}

/** `postData` of a request or `content` of an answer. One without text is empty, or was too long for whoever saved it. */
function bodyOf({ mimeType, text, encoding }: JsonObject): Body | undefined {
  const mediaType = typeof mimeType === "string" && mimeType !== "" ? mimeType : undefined;
  if (typeof text !== "string")
    return mediaType === undefined ? undefined : { mediaType, content: undefined };
  if (text === "") return undefined;
  const decoded = encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
  return { mediaType, content: { kind: "text", text: decoded } };
}
