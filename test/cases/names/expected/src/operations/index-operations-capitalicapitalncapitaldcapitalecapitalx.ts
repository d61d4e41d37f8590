// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { PromiseModel } from "../models.ts";
import { jsonBody } from "../runtime/body.ts";
import { nothing } from "../runtime/nothing.ts";
import { once } from "../runtime/once.ts";
import { given } from "../runtime/options.ts";
import { segment } from "../runtime/path.ts";
import { send } from "../runtime/send.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** Parameters of `sendOperation`. */
export interface SendOperationParams {
  class: string;
  /** Sent as `1`. */
  _1: number;
  body?: PromiseModel | undefined;
}

/** `POST /{class}/{1}` */
export function sendOperation(
  client: Client,
  params: SendOperationParams,
  options?: RequestOptions,
): ApiPromise<undefined> {
  params = given(params);
  return send(
    client,
    {
      method: "POST",
      path: () => `/${segment(params.class, "class")}/${segment(params._1, "1")}`,
      steps: [jsonBody(params.body), once],
      decode: nothing,
    },
    options,
  );
}
