// Generated from test/cases/nested-discriminator/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { Circle } from "../models.ts";
import { send } from "../runtime/send.ts";
import { listShape } from "../runtime/shape.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** `GET /shapes` */
export function listShapes(client: Client, options?: RequestOptions): ApiPromise<Circle[]> {
  return send(
    client,
    {
      method: "GET",
      path: "/shapes",
      shape: listShape,
    },
    options,
  );
}
