import type { Options } from "../cli/options.ts";
import { documentOptions, reading } from "./document-options.ts";

/** What `wireproof verify` understands. */
export const verifyOptions = {
  operation: { value: "ID", about: 'whose answer a body is: an operationId, or "GET /pets/{petId}"' },
  status: { value: "CODE", about: "the status of that answer (the first success of the operation)" },
  server: {
    value: "URL",
    about: "the requests of a HAR that count are below URL (below the servers of the document)",
  },
  spec: documentOptions.spec,
  ...reading,
  json: { about: "print the findings as JSON" },
} as const satisfies Options;
