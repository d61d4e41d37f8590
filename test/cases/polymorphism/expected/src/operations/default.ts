// Generated from test/cases/polymorphism/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { Shape, ShapeInput } from "../models.ts";
import { jsonBody } from "../runtime/body.ts";
import { once } from "../runtime/once.ts";
import { given } from "../runtime/options.ts";
import { send } from "../runtime/send.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** Parameters of `addShape`. */
export interface AddShapeParams {
  body?: ShapeInput | undefined;
}

/** `POST /shapes` */
export function addShape(
  client: Client,
  params: AddShapeParams = {},
  options?: RequestOptions,
): ApiPromise<Shape> {
  params = given(params);
  return send(
    client,
    {
      method: "POST",
      path: "/shapes",
      steps: [jsonBody(params.body), once],
    },
    options,
  );
}
