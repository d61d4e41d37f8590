import type { Direction } from "../compare/facts.ts";
import type { Site } from "../compare/site.ts";
import type { Change } from "./change.ts";
import type { JoinedFact } from "./join-by-cause.ts";
import { bumpOf } from "./law.ts";
import { rules } from "./rules.ts";

/** Schemas that are looked at besides those that rows are about: there can be hundreds around one edit. */
const MOST_AROUND = 12;

/**
 * Says why a value is refused, once. Rows are about keywords, and some breaks come of several together. So a proof is
 * looked for wherever a schema changed and no row tells of a break in it. Where one row alone can be the reason, it
 * takes the proof; otherwise the schema has a row of its own.
 *
 * @param changes the rows about keywords
 * @param schemas each schema that changed itself
 * @param judged makes a row of it, with a witness where there is one
 */
export function explainBreaks(
  changes: readonly Change[],
  schemas: readonly JoinedFact[],
  judged: (schema: JoinedFact) => Change,
): readonly Change[] {
  const rows = new Map(changes.map((change) => [change, change]));
  const explained = {
    request: sitesAbove(changes.filter((change) => explains(change, "request"))),
    response: sitesAbove(changes.filter((change) => explains(change, "response"))),
  };
  const added: Change[] = [];
  const edited = new Set(changes.flatMap(({ fact }) => fact.sites.map(({ site }) => site)));
  const isEdited = ({ sites }: JoinedFact): boolean => sites.some(({ site }) => edited.has(site));
  const around = schemas.filter((schema) => !isEdited(schema)).slice(0, MOST_AROUND);
  for (const schema of [...schemas.filter(isEdited), ...around]) {
    const isExplained = (direction: Direction): boolean =>
      !schema.directions[direction] || schema.sites.some(({ site }) => explained[direction].has(site));
    if (isExplained("request") && isExplained("response")) continue;
    const row = judged(schema);
    const direction = row.wireWitness?.direction;
    if (direction === undefined || isExplained(direction)) continue;
    const reasons = changes.filter((change) => isReason(change, schema, direction));
    const [only, ...others] = reasons;
    const proven = only === undefined || others.length > 0 ? row : provenBy(only, row);
    if (proven === row || only === undefined) added.push(row);
    else rows.set(only, proven);
    for (const site of sitesAbove([row])) explained[direction].add(site);
  }
  return [...rows.values(), ...added];
}

/** The schemas that changes are in, and all around them. */
function sitesAbove(changes: readonly Change[]): Set<Site> {
  const queue = changes.flatMap(({ fact }) => fact.sites.map(({ site }) => site));
  const found = new Set(queue);
  for (let site = queue.pop(); site !== undefined; site = queue.pop()) {
    for (const above of site.above) {
      if (found.has(above)) continue;
      found.add(above);
      queue.push(above);
    }
  }
  return found;
}

/** Whether a change is in a schema or below it, and is no text. */
function isReason(change: Change, schema: JoinedFact, direction: Direction): boolean {
  if (change.wire === "docs" || !change.fact.directions[direction]) return false;
  const around = sitesAbove([change]);
  return schema.sites.some(({ site }) => around.has(site));
}

/** Whether a change tells of a break, or is let pass by a policy though it may be one. */
function explains({ id, wire, fact }: Change, direction: Direction): boolean {
  if (!fact.directions[direction]) return false;
  return wire === "breaking" || wire === "warning" || rules[id][direction] !== undefined;
}

function provenBy(change: Change, { wire, wireWitness, migration }: Change): Change {
  const proof = { level: wire, wire, wireWitness, bump: bumpOf(wire) };
  return { ...change, ...proof, migration: change.migration ?? migration };
}
