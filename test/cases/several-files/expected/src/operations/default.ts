// Generated from test/cases/several-files/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { Book } from "../models.ts";
import { send } from "../runtime/send.ts";
import { listShape } from "../runtime/shape.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** `GET /books` */
export function listBooks_getBooks(client: Client, options?: RequestOptions): ApiPromise<Book[]> {
  return send(
    client,
    {
      method: "GET",
      path: "/books",
      shape: listShape,
    },
    options,
  );
}

/** `GET /novels` */
export function listBooks_getNovels(client: Client, options?: RequestOptions): ApiPromise<Book[]> {
  return send(
    client,
    {
      method: "GET",
      path: "/novels",
      shape: listShape,
    },
    options,
  );
}
