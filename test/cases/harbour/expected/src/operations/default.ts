// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import { jsonLines } from "../runtime/json-lines.ts";
import { send } from "../runtime/send.ts";
import { atServer } from "../runtime/server.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** `GET /tides` */
export function listTides(client: Client, options?: RequestOptions): ApiPromise<AsyncIterable<number>> {
  return send(
    client,
    {
      method: "GET",
      path: "/tides",
      headers: () => ({ accept: "application/jsonl" }),
      decode: jsonLines,
    },
    atServer("https://tides.example/v2", options),
  );
}
