// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import { nothing } from "../runtime/nothing.ts";
import { once } from "../runtime/once.ts";
import { given } from "../runtime/options.ts";
import { segment } from "../runtime/path.ts";
import { send } from "../runtime/send.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** Parameters of `deleteOperation`. */
export interface DeleteOperationParams {
  class: string;
  /** Sent as `1`. */
  _1: number;
}

/** `PUT /{class}/{1}` */
export function deleteOperation(
  client: Client,
  params: DeleteOperationParams,
  options?: RequestOptions,
): ApiPromise<undefined> {
  params = given(params);
  return send(
    client,
    {
      method: "PUT",
      path: () => `/${segment(params.class, "class")}/${segment(params._1, "1")}`,
      steps: [once],
      decode: nothing,
    },
    options,
  );
}
