// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
  {
    "name": "getClass1",
    "method": "GET",
    "path": "/{class}/{1}",
    "responses": [
      {
        "status": 204
      }
    ]
  },
  {
    "name": "sendOperation",
    "method": "POST",
    "path": "/{class}/{1}",
    "responses": [
      {
        "status": 204
      }
    ]
  },
  {
    "name": "deleteOperation",
    "method": "PUT",
    "path": "/{class}/{1}",
    "responses": [
      {
        "status": 204
      }
    ]
  }
];
