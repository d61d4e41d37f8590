import type { DecimalPlace } from "./model.ts";

/**
 * Rows without the ways that lead to no decimal; row 0 first, then in the order in which it leads to them. None when
 * row 0 leads to none.
 */
export function withoutDeadEnds(rows: readonly DecimalPlace[]): DecimalPlace[] {
  const alive = rowsThatLeadToDecimals(rows);
  if (!alive.has(0)) return [];
  return renumber(
    rows.map((row) => {
      const { decimal, properties = {}, others, items } = row;
      const hasOthers = others !== undefined && alive.has(others);
      // A property that leads nowhere still has to be told from all the others.
      const kept = Object.entries(properties).filter(([, target]) => hasOthers || alive.has(target));
      return {
        ...(decimal && { decimal }),
        ...(kept.length > 0 && { properties: Object.fromEntries(kept) }),
        ...(hasOthers && { others }),
        ...(items !== undefined && alive.has(items) && { items }),
      };
    }),
  );
}

function rowsThatLeadToDecimals(rows: readonly DecimalPlace[]): ReadonlySet<number> {
  const origins = new Map<number, number[]>();
  rows.forEach((row, index) => {
    for (const target of targetsOf(row)) origins.set(target, [...(origins.get(target) ?? []), index]);
  });
  const pending = rows.flatMap((row, index) => (row.decimal ? [index] : []));
  const alive = new Set(pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const origin of origins.get(next) ?? []) {
      if (alive.has(origin)) continue;
      alive.add(origin);
      pending.push(origin);
    }
  }
  return alive;
}

/** Only the rows that row 0 leads to, in the order in which it does. */
function renumber(rows: readonly DecimalPlace[]): DecimalPlace[] {
  const order = rows.length === 0 ? [] : [0];
  const numbers = new Map([[0, 0]]);
  for (const index of order) {
    for (const target of targetsOf(rows[index] ?? {})) {
      if (numbers.has(target)) continue;
      numbers.set(target, order.length);
      order.push(target);
    }
  }
  return order.map((index) => redirect(rows[index] ?? {}, (target) => numbers.get(target) ?? target));
}

function targetsOf({ properties = {}, others, items }: DecimalPlace): number[] {
  return [...Object.values(properties), others, items].filter((target) => target !== undefined);
}

function redirect(row: DecimalPlace, to: (target: number) => number): DecimalPlace {
  const { properties, others, items } = row;
  return {
    ...row,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, target]) => [name, to(target)])),
    }),
    ...(others !== undefined && { others: to(others) }),
    ...(items !== undefined && { items: to(items) }),
  };
}
