import { readdirSync, readFileSync } from "node:fs";
import type { JsonValue } from "../../generator/shared/json.ts";

const folder = new URL("../fixtures/wire/", import.meta.url);

/** The names of the bodies in `test/fixtures/wire`, without extension, sorted. */
export function fixtureNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** The text of a body. Throws when there is no such fixture. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), "utf8");
}

/** A body, parsed. */
export function fixture(name: string): JsonValue {
  return JSON.parse(fixtureText(name)) as JsonValue; // what JSON.parse makes is one
}
