import type { ImportStatement, NameStatement } from "../shared/statement.ts";
import type { TypeText } from "../model/model.ts";

/** Which file of the package exports a name. */
export type Exporters = ReadonlyMap<string, string>;

/** Names to import from one module; types and values apart. */
interface Wanted {
  readonly name: string;
  readonly isType: boolean;
}

/**
 * Import declarations for the names that a file mentions, one per module, sorted.
 *
 * @param exporters file by exported name, as paths below `src`
 * @param from folder of the importing file below `src`: empty, or `operations`
 */
export function importsFor(
  types: Iterable<string>,
  values: Iterable<string>,
  exporters: Exporters,
  from: "" | "operations",
): ImportStatement[] {
  const byModule = new Map<string, Wanted[]>();
  const add = (name: string, isType: boolean): void => {
    const file = exporters.get(name);
    if (file === undefined) return;
    const specifier = `${from === "" ? "./" : "../"}${file}`;
    const wanted = byModule.get(specifier);
    if (wanted === undefined) byModule.set(specifier, [{ name, isType }]);
    else wanted.push({ name, isType });
  };
  const valueNames = new Set(values);
  for (const name of valueNames) add(name, false);
  for (const name of new Set(types)) if (!valueNames.has(name)) add(name, true);
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([moduleSpecifier, wanted]) => importDeclaration(moduleSpecifier, wanted));
}

function importDeclaration(moduleSpecifier: string, wanted: readonly Wanted[]): ImportStatement {
  const isTypeOnly = wanted.every(({ isType }) => isType);
  return { kind: "import", moduleSpecifier, isTypeOnly, namedImports: listOf(wanted, isTypeOnly) };
} // prettier-ignore

/** `import * as name from "module"` */
export function namespaceImport(name: string, moduleSpecifier: string, isTypeOnly = false): ImportStatement {
  return { kind: "import", namespaceImport: name, moduleSpecifier, isTypeOnly };
}

/**
 * The names between the braces of an import or an export, sorted.
 *
 * @param isTypeOnly whether `type` stands before the braces already
 */
export function listOf(names: readonly Wanted[], isTypeOnly: boolean): NameStatement[] {
  return names
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, isType }) => ({ name, isTypeOnly: isType && !isTypeOnly }));
}

/** All names that some types mention. */
export function referencesOf(types: readonly TypeText[]): string[] {
  return types.flatMap((type) => type.references);
}
