// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { AddPhotoBody, Boat, BoatInput, Entry, Missing, Problem } from "../models.ts";
import { type BinaryResponse, binary } from "../runtime/binary.ts";
import { jsonBody } from "../runtime/body.ts";
import { byAnswer } from "../runtime/choose.ts";
import { allOf, anyOf, apiKey, basic } from "../runtime/credentials.ts";
import { deepObject } from "../runtime/deep-object.ts";
import { type ServerSentEvent, jsonEvents } from "../runtime/events.ts";
import { json } from "../runtime/json.ts";
import { multipartBody } from "../runtime/multipart-body.ts";
import { nothing } from "../runtime/nothing.ts";
import { once } from "../runtime/once.ts";
import { given } from "../runtime/options.ts";
import { segment } from "../runtime/path.ts";
import { withQuery } from "../runtime/query.ts";
import { send } from "../runtime/send.ts";
import { text } from "../runtime/text.ts";
import type { ApiPromise, Client, RequestOptions } from "../runtime/types.ts";

/** Parameters of `addPhoto`. */
export interface AddPhotoParams {
  boatId: string;
  body: AddPhotoBody;
}

/**
 * Credentials: `staff` and `key`.
 *
 * `POST /boats/{boatId}/photo`
 */
export function addPhoto(
  client: Client,
  params: AddPhotoParams,
  options?: RequestOptions,
): ApiPromise<undefined> {
  params = given(params);
  return send(
    client,
    {
      method: "POST",
      path: () => `/boats/${segment(params.boatId, "boatId")}/photo`,
      steps: [
        multipartBody(params.body, { file: "image/png" }),
        allOf(basic("staff"), apiKey("key", "header", "X-Key")),
        once,
      ],
      decode: nothing,
    },
    options,
  );
}

/** Parameters of `getBoat`. */
export interface GetBoatParams {
  boatId: string;
}

/** Error bodies of `getBoat`, by status. */
export interface GetBoatErrors {
  404: Missing;
  "4XX": Problem;
}

/**
 * Credentials: `key` or `staff`.
 *
 * `GET /boats/{boatId}`
 */
export function getBoat(
  client: Client,
  params: GetBoatParams,
  options?: RequestOptions,
): ApiPromise<Boat, GetBoatErrors> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () => `/boats/${segment(params.boatId, "boatId")}`,
      steps: [anyOf(apiKey("key", "header", "X-Key"), basic("staff"))],
    },
    options,
  );
}

/** Parameters of `getPhoto`. */
export interface GetPhotoParams {
  boatId: string;
}

/** `GET /boats/{boatId}/photo` */
export function getPhoto(
  client: Client,
  params: GetPhotoParams,
  options?: RequestOptions,
): ApiPromise<BinaryResponse> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () => `/boats/${segment(params.boatId, "boatId")}/photo`,
      headers: () => ({ accept: "image/png" }),
      decode: binary,
    },
    options,
  );
}

/** Parameters of `moveBoat`. */
export interface MoveBoatParams {
  boatId: string;
  body: BoatInput;
}

/**
 * Credentials: `key` or `staff`.
 *
 * `PUT /boats/{boatId}`
 */
export function moveBoat(
  client: Client,
  params: MoveBoatParams,
  options?: RequestOptions,
): ApiPromise<Boat | string | undefined> {
  params = given(params);
  return send(
    client,
    {
      method: "PUT",
      path: () => `/boats/${segment(params.boatId, "boatId")}`,
      headers: () => ({ accept: "application/json, text/plain" }),
      steps: [jsonBody(params.body), anyOf(apiKey("key", "header", "X-Key"), basic("staff")), once],
      decode: byAnswer({
        "200": { "application/json": json },
        "202": { "text/plain": text },
        "204": nothing,
      }),
    },
    options,
  );
}

/** Parameters of `watchLog`. */
export interface WatchLogParams {
  since?:
    | {
        day?: string;
      }
    | undefined;
}

/**
 * Credentials: `key` or `staff`.
 *
 * `GET /log`
 */
export function watchLog(
  client: Client,
  params: WatchLogParams = {},
  options?: RequestOptions,
): ApiPromise<AsyncIterable<ServerSentEvent<Entry>>> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: withQuery("/log", deepObject("since", params.since)),
      headers: () => ({ accept: "text/event-stream" }),
      steps: [anyOf(apiKey("key", "header", "X-Key"), basic("staff"))],
      decode: jsonEvents,
    },
    options,
  );
}
