import type { Direction } from "../compare/facts.ts";
import type { Change } from "./change.ts";
import type { JoinedFact } from "./join-by-cause.ts";
import { bumpOf } from "./law.ts";
import { rules } from "./rules.ts";

/**
 * Says why a message is refused, once. Rows are about keywords, and some breaks come of several together. So a proof is
 * looked for wherever the schema of a whole message changed and no row tells of a break in it. Where one row alone
 * can be the reason, it takes the proof; otherwise the message has a row of its own.
 *
 * @param changes the rows about keywords
 * @param messages what is known of each message whose schema changed
 * @param judged makes a row of it, with a witness where there is one
 */
export function explainBreaks(
  changes: readonly Change[],
  messages: readonly JoinedFact[],
  judged: (message: JoinedFact) => Change,
): readonly Change[] {
  const rows = new Map(changes.map((change) => [change, change]));
  const added: Change[] = [];
  for (const message of messages) {
    const related = (direction: Direction): readonly Change[] =>
      changes.filter((change) => isPartOf(change, message, direction));
    const isExplained = (direction: Direction): boolean =>
      !message.directions[direction] ||
      related(direction).some((change) => explains(rows.get(change) ?? change, direction));
    if (isExplained("request") && isExplained("response")) continue;
    const row = judged(message);
    const direction = row.wireWitness?.direction;
    if (direction === undefined || isExplained(direction)) continue;
    const [only, ...others] = related(direction);
    if (only === undefined || others.length > 0) added.push(row);
    else rows.set(only, provenBy(only, row));
  }
  return [...rows.values(), ...added];
}

/** Whether a change is one inside of messages of the same operations, and is no text. */
function isPartOf({ fact, wire }: Change, message: JoinedFact, direction: Direction): boolean {
  if (wire === "docs" || fact.sites.length === 0 || !fact.directions[direction]) return false;
  return message.operations.some((operation) => fact.operations.includes(operation));
}

/** Whether a change tells of a break, or is let pass by a policy though it may be one. */
function explains({ id, wire }: Change, direction: Direction): boolean {
  return wire === "breaking" || wire === "warning" || rules[id][direction] !== undefined;
}

function provenBy(change: Change, { wire, wireWitness, migration }: Change): Change {
  const proof = { level: wire, wire, wireWitness, bump: bumpOf(wire) };
  return { ...change, ...proof, migration: change.migration ?? migration };
}
