import { afterAll, beforeAll } from "vitest";
import { isArray, isObject, type JsonValue } from "../../generator/shared/json.ts";
import { type MockServer, startPrism } from "../../generator/commands/prism.ts";
import { specFile } from "./spec.ts";

/** Runs Prism on the document for the tests of a file, and gives its origin while they run. */
export function usePrism(): () => string {
  let server: MockServer | undefined;
  beforeAll(async () => {
    server = await startPrism(specFile);
  });
  afterAll(async () => {
    await server?.close();
  });
  return () => {
    if (server === undefined) throw new Error("Prism runs during tests only");
    return server.url;
  };
}

/** What Prism has against a request or its own answer, one line each: `request.query.size: must be integer`. */
export function violationsOf(response: Response): readonly string[] {
  const header = response.headers.get("sl-violations");
  if (header === null) return [];
  const violations: JsonValue = JSON.parse(header);
  if (!isArray(violations)) return [header];
  return violations.map((violation) => {
    if (!isObject(violation)) return JSON.stringify(violation);
    const location = isArray(violation["location"]) ? violation["location"].join(".") : "";
    return `${location}: ${String(violation["message"])}`;
  });
}
