/** Writes down what calls look like, without a single value of theirs. */
import { essence, isJson } from "./media-type.ts";
import { matchOperation, type Route } from "./mock-routes.ts";
import type { RecordedBody, RecordedCall, ShapeRecorder } from "./recorded-types.ts";
import type { HttpRequest } from "./types.ts";

/** The version of the files: what they say changes with it. */
export const SHAPES_VERSION = 1;

/** Makes a recorder that knows the operations of a document. */
export function recordShapes(operations: readonly Route[]): ShapeRecorder {
  const counts = new Map<string, number>();
  const reading = new Set<Promise<void>>();
  const record = async (request: HttpRequest, response: Response): Promise<void> => {
    const answer = await answerOf(response);
    const call: Omit<RecordedCall, "count"> = {
      ...routeOf(operations, request),
      status: response.status,
      ...sentBody(request),
      ...(answer && { answer }),
    };
    const key = JSON.stringify(call);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    middleware: async (request, next) => {
      const response = await next(request);
      // Only JSON is read twice: a download may be large. A body that breaks off is its caller's to hear of.
      const copy = isJson(response.headers.get("content-type") ?? "") ? response.clone() : response;
      const done = record(request, copy).catch(() => undefined);
      reading.add(done);
      void done.then(() => reading.delete(done));
      return response;
    },
    recorded: async () => {
      await Promise.all(reading);
      const calls = [...counts].sort().map(([key, count]): RecordedCall => ({
        // It is the text of one.
        ...(JSON.parse(key) as Omit<RecordedCall, "count">),
        count,
      }));
      return { recordedShapes: SHAPES_VERSION, calls };
    },
  };
}

function routeOf(
  operations: readonly Route[],
  { method, url }: HttpRequest,
): Pick<RecordedCall, "method" | "path" | "query"> {
  const { pathname, search, searchParams } = new URL(url);
  const path = matchOperation(operations, method, pathname + search)?.operation.path;
  const query = [...new Set(searchParams.keys())].sort();
  return { method, ...(path !== undefined && { path }), query };
}

function sentBody({ headers, body }: HttpRequest): Pick<RecordedCall, "request"> {
  const type = headers["content-type"] ?? "";
  if (body === undefined || type === "") return {};
  const shape = isJson(type) && typeof body === "string" ? shapeOfText(body) : undefined;
  return { request: { mediaType: essence(type), shape } };
}

async function answerOf(response: Response): Promise<RecordedBody | undefined> {
  const type = response.headers.get("content-type") ?? "";
  if (type === "") return undefined;
  return { mediaType: essence(type), shape: isJson(type) ? shapeOfText(await response.text()) : undefined };
}

/** `undefined` for what is no JSON after all. */
function shapeOfText(text: string): unknown {
  try {
    return shapeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function shapeOf(value: unknown): unknown {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value !== "object") return typeof value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]));
  const shapes = new Map(value.map(shapeOf).map((shape) => [JSON.stringify(shape), shape]));
  return [...shapes.values()];
}
