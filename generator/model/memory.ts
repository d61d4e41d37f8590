/** Gives the value for a key, which is computed once for each owner; again where it was not worth keeping. */
export type Memory<Value> = (
  owner: object,
  key: string,
  compute: () => Value,
  isKept?: (value: Value) => boolean,
) => Value;

/**
 * Makes a memory of what follows from its owner alone, such as a document, and goes with it. Schemas that are
 * reached along many ways are then looked at once, where the number of ways could be exponential.
 */
export function createMemory<Value>(): Memory<Value> {
  const known = new WeakMap<object, Map<string, Value>>();
  return (owner, key, compute, isKept = () => true) => {
    let values = known.get(owner);
    if (values === undefined) known.set(owner, (values = new Map<string, Value>()));
    const before = values.get(key);
    if (before !== undefined) return before;
    const value = compute();
    if (isKept(value)) values.set(key, value);
    return value;
  };
}
