/** What schemas say of a value, and how several of them go together. */

/** Whether a value is valid; `undefined` where nobody can say, such as for a pattern that is no expression. */
export type Validity = boolean | undefined;

/** What one schema says of one value, with what of it has been looked at (core section 11). */
export interface Outcome {
  readonly valid: Validity;
  /** Names of evaluated properties, or positions of evaluated items; every one where it is `"all"`. */
  readonly evaluated: ReadonlySet<string | number> | "all";
}

/** No property and no item. */
export const NOTHING: ReadonlySet<string | number> = new Set();
/** Nothing is wrong, and nothing inside has been looked at. */
export const VALID: Outcome = { valid: true, evaluated: NOTHING };
/** Something is wrong. */
export const INVALID: Outcome = { valid: false, evaluated: NOTHING };

/** Valid where all are; invalid where one is, whatever nobody can say of the others. */
export function and(validities: readonly Validity[]): Validity {
  if (validities.includes(false)) return false;
  return validities.includes(undefined) ? undefined : true;
}

/** The opposite, where somebody can say. */
export function negate(validity: Validity): Validity {
  return validity === undefined ? undefined : !validity;
}

/** Of schemas that all apply. */
export function all(outcomes: readonly Outcome[]): Outcome {
  const valid = and(outcomes.map((outcome) => outcome.valid));
  return { valid, evaluated: union(outcomes) };
}

/** What valid schemas have looked at. */
function union(outcomes: readonly Outcome[]): Outcome["evaluated"] {
  const valid = outcomes.filter((outcome) => outcome.valid !== false).map(({ evaluated }) => evaluated);
  const together = new Set<string | number>();
  for (const each of valid) {
    if (each === "all") return "all";
    for (const item of each) together.add(item);
  }
  return together;
}

/** Of the members of `anyOf` (core section 10.2.1.2). */
export function some(outcomes: readonly Outcome[]): Outcome {
  const validities = outcomes.map((outcome) => outcome.valid);
  const valid = validities.includes(true) ? true : validities.includes(undefined) ? undefined : false;
  return { valid, evaluated: union(outcomes) };
}

/** Of the members of `oneOf` (core section 10.2.1.3). */
export function exactlyOne(outcomes: readonly Outcome[]): Outcome {
  const sure = outcomes.filter((outcome) => outcome.valid === true).length;
  const possible = outcomes.filter((outcome) => outcome.valid !== false).length;
  const valid = sure > 1 || possible === 0 ? false : sure === 1 && possible === 1 ? true : undefined;
  return { valid, evaluated: union(outcomes) };
}

/** Of `if`, `then` and `else` (core section 10.2.2). */
export function conditional(
  condition: Outcome,
  then: () => Outcome | undefined,
  otherwise: () => Outcome | undefined,
): Outcome {
  if (condition.valid === undefined) {
    const both = [then()?.valid ?? true, otherwise()?.valid ?? true];
    return { valid: both[0] === both[1] ? both[0] : undefined, evaluated: NOTHING };
  }
  const chosen = condition.valid ? then() : otherwise();
  return all([...(condition.valid ? [condition] : []), ...(chosen === undefined ? [] : [chosen])]);
}
