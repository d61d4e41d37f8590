import { canonical } from "./canonical.ts";
import { type Fact, flowOf, type Flows, type Observation } from "./facts.ts";
import { type Level, LEVELS, levelOf, worse } from "./law.ts";
import { type RuleId, rules } from "./rules.ts";

interface Cause {
  observation: Observation;
  flows: Flows;
  readonly operations: Set<string>;
}

/**
 * Rules that read the same keyword, each in its own light: `number` that becomes `string` is another type in
 * JSON, and merely wider in a query. One schema may be met in both, and it is one cause all the same.
 */
const readings: readonly (readonly RuleId[])[] = [
  ["type-changed", "type-narrowed", "type-widened", "type-in-text-changed"],
  ["default-added", "parameter-default-added"],
  ["default-removed", "parameter-default-removed"],
  ["default-changed", "parameter-default-changed"],
];

const keywordOf = new Map<RuleId, RuleId>(
  readings.flatMap(([first, ...others]) =>
    first === undefined ? [] : [first, ...others].map((rule) => [rule, first] as const),
  ),
);

/** Facts by their cause: what one keyword says at one place is one fact, whatever it was met through. */
export class FactList {
  readonly #found = new Map<string, Cause>();

  add(observation: Observation, flows: Flows, operations: readonly string[]): void {
    const key = keyOf(observation);
    const before = this.#found.get(key);
    if (before === undefined) {
      this.#found.set(key, { observation, flows, operations: new Set(operations) });
      return;
    }
    // The stronger reading speaks for all; among equals the name decides, so that the order does not.
    if (before.observation.rule !== observation.rule && isStronger(observation.rule, flows, before)) {
      before.observation = observation;
    }
    before.flows = {
      request: before.flows.request || flows.request,
      response: before.flows.response || flows.response,
    };
    for (const operation of operations) before.operations.add(operation);
  }

  list(): readonly Fact[] {
    return [...this.#found.values()].map(({ observation, flows, operations }) => ({
      observation,
      flow: flowOf(flows),
      operations: [...operations].sort(),
    }));
  }
}

function keyOf(observation: Observation): string {
  const { rule, pointer, name } = observation;
  const places =
    observation.kind === "added"
      ? ["", pointer.head]
      : observation.kind === "removed"
        ? [pointer.base, ""]
        : [pointer.base, pointer.head];
  const key = [keywordOf.get(rule) ?? rule, ...places, name ?? ""].join("\n");
  return key.includes("/content/") ? `${withoutMediaTypes(key)}\n${valuesOf(observation)}` : key;
}

/** The same change of the same body in each of its media types is one: they say the same thing in other words. */
function withoutMediaTypes(key: string): string {
  return key.replaceAll(/\/content\/[^/\n]+\/(schema|itemSchema)(?=[/\n])/g, "/content/*/$1");
}

function valuesOf(observation: Observation): string {
  const before = observation.kind === "added" ? "" : canonical(observation.before);
  return `${before}\n${observation.kind === "removed" ? "" : canonical(observation.after)}`;
}

function isStronger(rule: RuleId, flows: Flows, than: Cause): boolean {
  const other = than.observation.rule;
  const rank = (id: RuleId, where: Flows): number => LEVELS.indexOf(levelIn(id, where));
  return (
    rank(rule, flows) - rank(other, than.flows) < 0 ||
    (rank(rule, flows) === rank(other, than.flows) && rule < other)
  );
}

/** What a rule says where its fact was met; a reading that nothing flows through says nothing. */
function levelIn(rule: RuleId, { request, response }: Flows): Level {
  const of = (flow: "request" | "response"): Level => levelOf(rules[rule], flow);
  if (!request && !response) return "docs";
  if (request && response) return worse(of("request"), of("response"));
  return of(request ? "request" : "response");
}
