// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import { operations } from "./examples.ts";
import { createMockFetch as createMockFetchFor } from "./runtime/mock-fetch.ts";
import { recordShapes as recordShapesFor } from "./runtime/record-shapes.ts";
import type { MockFetch, MockOverrides } from "./runtime/mock-types.ts";
import type { ShapeRecorder } from "./runtime/recorded-types.ts";
export { connectionReset, delay, reply, sequence, truncate } from "./runtime/mock-faults.ts";
export type {
  MockAnswer,
  MockBody,
  MockFetch,
  MockHandler,
  MockOperation,
  MockOverrides,
  MockReply,
  MockRequest,
  MockResponse,
  MockStep,
} from "./runtime/mock-types.ts";
export type { RecordedBody, RecordedCall, RecordedShapes, ShapeRecorder } from "./runtime/recorded-types.ts";

/** What each operation resolves to. */
export interface OperationBodies {
  getClass1: undefined;
  sendOperation: undefined;
  deleteOperation: undefined;
}

/**
 * A stand-in for `fetch` that answers every operation with an example of the document. Give it to
 * `createClient` as `fetch`.
 *
 * @param overrides other answers, by the name of the operation's function
 */
export function createMockFetch(overrides: MockOverrides<OperationBodies> = {}): MockFetch<OperationBodies> {
  return createMockFetchFor<OperationBodies>(operations, overrides);
}

/**
 * Makes a recorder of what real calls look like: operations, statuses, names and types, and no value.
 * Give its `middleware` to `createClient`, and hold what it has `recorded` against the document.
 */
export function recordShapes(): ShapeRecorder {
  return recordShapesFor(operations);
}
