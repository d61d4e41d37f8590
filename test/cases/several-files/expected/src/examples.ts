// Generated from test/cases/several-files/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
  {
    "name": "listBooks_getBooks",
    "method": "GET",
    "path": "/books",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json"
      }
    ]
  },
  {
    "name": "listBooks_getNovels",
    "method": "GET",
    "path": "/novels",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json"
      }
    ]
  }
];
