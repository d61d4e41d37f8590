import { printTable, readTable, type TableRows } from "../text/markdown-table.ts";

/**
 * Exchanges in the tables of an `API.md` the rows that a slice has other ones for after than before.
 *
 * @returns undefined when a row before is not there, or is there twice, or when more than rows has changed
 */
export function exchangeRows(text: string, before: string, after: string): string | undefined {
  const [all, old, next] = [tablesIn(text), tablesIn(before), tablesIn(after)];
  if (!all || !old || !next || [...old.keys()].join() !== [...next.keys()].join()) return undefined;
  for (const [heading, rows] of old) {
    const present = all.get(heading);
    const exchanged = present && exchange(present, rows, next.get(heading) ?? []);
    if (exchanged === undefined) return undefined;
    all.set(heading, exchanged);
  }
  return print(all);
}

/** The rows of each table by what stands above it; undefined when that is not all that there is. */
function tablesIn(text: string): Map<string, TableRows> | undefined {
  const sections = text.split(/(?<=\n)\n(?=## )/).map((section): [string, TableRows] => {
    const at = section.indexOf("\n|") + 1;
    return at === 0 ? [section, []] : [section.slice(0, at), readTable(section.slice(at))];
  });
  const tables = new Map(sections);
  return print(tables) === text ? tables : undefined;
}

function print(tables: ReadonlyMap<string, TableRows>): string {
  return [...tables]
    .map(([heading, rows]) => heading + (rows.length === 0 ? "" : printTable(rows)))
    .join("\n");
}

function exchange(all: TableRows, before: TableRows, after: TableRows): TableRows | undefined {
  if (before.length !== after.length) return undefined;
  const lines = all.map((row) => row.join("\n"));
  const places = before.map((row) => lines.indexOf(row.join("\n")));
  const isClear = places.every(
    (place) => place !== -1 && lines.indexOf(lines[place] ?? "", place + 1) === -1,
  );
  return isClear ? all.map((row, index) => after[places.indexOf(index)] ?? row) : undefined;
}
