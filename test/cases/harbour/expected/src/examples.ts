// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
  {
    "name": "addPhoto",
    "method": "POST",
    "path": "/boats/{boatId}/photo",
    "responses": [
      {
        "status": 204
      }
    ]
  },
  {
    "name": "getBoat",
    "method": "GET",
    "path": "/boats/{boatId}",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "id": "ada",
          "kind": "sail",
          "sails": 2,
          "seenAt": "2031-05-06T07:08:09Z"
        }
      }
    ]
  },
  {
    "name": "getPhoto",
    "method": "GET",
    "path": "/boats/{boatId}/photo",
    "responses": [
      {
        "status": 200,
        "mediaType": "image/png",
        "body": "An example of image/png"
      }
    ]
  },
  {
    "name": "moveBoat",
    "method": "PUT",
    "path": "/boats/{boatId}",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json",
        "body": {
          "id": "ada",
          "kind": "sail",
          "sails": 2,
          "seenAt": "2031-05-06T07:08:09Z"
        }
      },
      {
        "status": 202,
        "mediaType": "text/plain"
      },
      {
        "status": 204
      }
    ]
  },
  {
    "name": "watchLog",
    "method": "GET",
    "path": "/log",
    "responses": [
      {
        "status": 200,
        "mediaType": "text/event-stream"
      }
    ]
  },
  {
    "name": "listTides",
    "method": "GET",
    "path": "/tides",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/jsonl"
      }
    ]
  }
];
