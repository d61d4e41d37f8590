import { expect, test } from "vitest";
import {
  BOTH,
  type Directions,
  type Fact,
  NEITHER,
  type Observation,
  REQUEST,
  RESPONSE,
} from "../../generator/diff/compare/facts.ts";
import type { RuleId } from "../../generator/diff/compare/rule-ids.ts";
import type { Site } from "../../generator/diff/compare/site.ts";
import { joinByCause } from "../../generator/diff/judge/join-by-cause.ts";
import type { JsonValue } from "../../generator/shared/json.ts";

const changed = (rule: RuleId, at = "/a", before: JsonValue = 1, after: JsonValue = 2): Observation => ({
  kind: "changed",
  rule,
  directions: BOTH,
  pointer: { base: at, head: at },
  before,
  after,
});
const added = (rule: RuleId, head: string, after: JsonValue = 1, base = "/a"): Observation => ({
  kind: "added",
  rule,
  directions: BOTH,
  pointer: { base, head },
  after,
});
const removed = (rule: RuleId, base: string, before: JsonValue = 1, head = "/a"): Observation => ({
  kind: "removed",
  rule,
  directions: BOTH,
  pointer: { base, head },
  before,
});
const met = (observation: Observation, directions: Directions, ...operations: readonly string[]): Fact => ({
  observation,
  directions,
  operations,
});

/** Rule, directions and operations of each fact that is left. */
const joined = (...facts: readonly Fact[]): readonly string[] =>
  joinByCause(facts).map(
    ({ observation, directions, operations }) =>
      `${observation.rule} ${directions.request ? "request" : ""}/${directions.response ? "response" : ""} ${operations.join()}`,
  );

test("what one keyword says at one place is one fact with all that it reaches", () => {
  const observation = changed("max-length-raised");
  expect(joined(met(observation, REQUEST, "PUT /b"), met(observation, RESPONSE, "GET /c", "GET /a"))).toEqual(
    ["max-length-raised request/response GET /a,GET /c,PUT /b"],
  );
});

const json = "/responses/200/content/application~1json/schema";
const xml = "/responses/200/content/application~1xml/schema";

test.each<[what: string, left: Observation, right: Observation, count: number]>([
  ["another rule", changed("max-length-raised"), changed("min-length-raised"), 2],
  ["another place", changed("max-length-raised", "/a"), changed("max-length-raised", "/b"), 2],
  [
    "another name",
    { ...changed("enum-names-changed"), name: "a" },
    { ...changed("enum-names-changed"), name: "b" },
    2,
  ],
  ["what came in another place", added("default-added", "/a"), added("default-added", "/b"), 2],
  [
    "what came below another parent",
    added("default-added", "/x", 1, "/a"),
    added("default-added", "/x", 1, "/b"),
    1,
  ],
  ["what went from another place", removed("default-removed", "/a"), removed("default-removed", "/b"), 2],
  [
    "what left another parent",
    removed("default-removed", "/x", 1, "/a"),
    removed("default-removed", "/x", 1, "/b"),
    1,
  ],
  ["another media type", changed("type-changed", `${json}/type`), changed("type-changed", `${xml}/type`), 1],
  ["the schema of another media type", changed("type-changed", json), changed("type-changed", xml), 1],
  [
    "the items of another media type",
    changed("type-changed", "/content/a/itemSchema/type"),
    changed("type-changed", "/content/b/itemSchema/type"),
    1,
  ],
  [
    "the items, and the whole",
    changed("type-changed", "/content/a/itemSchema/type"),
    changed("type-changed", "/content/a/schema/type"),
    2,
  ],
  [
    "no schema of another media type",
    changed("media-type-encoding-changed", "/content/a/encoding"),
    changed("media-type-encoding-changed", "/content/b/encoding"),
    2,
  ],
  [
    "a schema by another name below",
    changed("type-changed", "/content/a/schemas/x"),
    changed("type-changed", "/content/b/schemas/x"),
    2,
  ],
  [
    "another media type, from another value",
    changed("type-changed", `${json}/type`, 1, 2),
    changed("type-changed", `${xml}/type`, 3, 2),
    2,
  ],
  [
    "another media type, to another value",
    changed("type-changed", `${json}/type`, 1, 2),
    changed("type-changed", `${xml}/type`, 1, 3),
    2,
  ],
  [
    "another media type, where another value came",
    added("default-added", `${json}/default`, 1),
    added("default-added", `${xml}/default`, 2),
    2,
  ],
  [
    "another media type, where another value went",
    removed("default-removed", `${json}/default`, 1),
    removed("default-removed", `${xml}/default`, 2),
    2,
  ],
  [
    "another media type, where the same came",
    added("default-added", `${json}/default`),
    added("default-added", `${xml}/default`),
    1,
  ],
])("%s: of two facts", (_, left, right, count) => {
  expect(joinByCause([met(left, REQUEST, "a"), met(right, REQUEST, "b")])).toHaveLength(count);
});

const site = (name: string): Site => ({
  pair: { base: [], head: [{ pointer: name, value: true }], directions: BOTH, writing: "json" },
  isRoot: true,
  above: [],
  routeIn: () => undefined,
});

test.each<[strong: RuleId, of: Directions, weak: RuleId, weakOf: Directions, directions: Directions]>([
  ["type-changed", REQUEST, "type-widened", REQUEST, REQUEST],
  ["type-narrowed", REQUEST, "type-in-text-changed", REQUEST, REQUEST],
  ["type-widened", RESPONSE, "type-in-text-changed", REQUEST, BOTH],
  ["type-in-text-changed", RESPONSE, "type-narrowed", RESPONSE, RESPONSE],
  ["parameter-default-added", REQUEST, "default-added", RESPONSE, BOTH],
  ["parameter-default-removed", REQUEST, "default-removed", REQUEST, REQUEST],
  ["parameter-default-changed", REQUEST, "default-changed", RESPONSE, BOTH],
  // The name decides among equals, and who reaches nobody says nothing.
  ["type-changed", REQUEST, "type-narrowed", REQUEST, REQUEST],
  ["type-widened", RESPONSE, "type-changed", NEITHER, RESPONSE],
])("%s speaks for %s, whichever is met first", (strong, of, weak, weakOf, directions) => {
  const [winner, loser] = [
    { ...met(changed(strong), of, "a"), site: site("strong") },
    { ...met(changed(weak), weakOf, "b"), site: site("weak") },
  ];
  for (const facts of [
    [winner, loser],
    [loser, winner],
  ]) {
    const [fact, ...others] = joinByCause(facts);
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ observation: { rule: strong }, directions, operations: ["a", "b"] });
    // Only where the reading that counts was met is a message looked for.
    expect(fact?.sites.map(({ site: { pair } }) => pair.head[0]?.pointer)).toEqual(["strong"]);
  }
});

test("a fact remembers each schema that it was met in, and the directions there", () => {
  const observation = changed("max-length-raised");
  const [fact] = joinByCause([
    { ...met(observation, REQUEST, "a"), site: site("one") },
    met(observation, BOTH, "b"),
    { ...met(observation, RESPONSE, "c"), site: site("two") },
  ]);
  expect(fact?.sites.map(({ site: { pair }, directions }) => [pair.head[0]?.pointer, directions])).toEqual([
    ["one", REQUEST],
    ["two", RESPONSE],
  ]);
});
