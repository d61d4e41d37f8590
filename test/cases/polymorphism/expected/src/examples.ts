// Generated from test/cases/polymorphism/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { MockOperation } from "./runtime/mock-types.ts";

/** Every operation with the answers that the document gives examples of. */
export const operations: readonly MockOperation[] = [
  {
    "name": "addShape",
    "method": "POST",
    "path": "/shapes",
    "responses": [
      {
        "status": 200,
        "mediaType": "application/json"
      }
    ]
  }
];
