// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import { simpleHeader } from "../runtime/header.ts";
import { nothing } from "../runtime/nothing.ts";
import { given } from "../runtime/options.ts";
import { segment } from "../runtime/path.ts";
import { form, pair, withQuery } from "../runtime/query.ts";
import { send } from "../runtime/send.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** Parameters of `getClass1`. */
export interface GetClass1Params {
  class: string;
  /** Sent as `1`. */
  _1: number;
  "filter[from]"?: string | undefined;
  "filter.from"?: string | undefined;
  /** Sent as `__proto__`. */
  proto?: string | undefined;
  /** Sent as `X-Class`. */
  xClass?: string | undefined;
  body?: string | undefined;
}

/** `GET /{class}/{1}` */
export function getClass1(
  client: Client,
  params: GetClass1Params,
  options?: RequestOptions,
): ApiPromise<undefined> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () =>
        withQuery(
          `/${segment(params.class, "class")}/${segment(params._1, "1")}`,
          pair("filter[from]", params["filter[from]"]),
          pair("filter.from", params["filter.from"]),
          form("__proto__", params.proto),
          pair("body", params.body),
        ),
      headers: () => ({ "x-class": simpleHeader(params.xClass) }),
      decode: nothing,
    },
    options,
  );
}
