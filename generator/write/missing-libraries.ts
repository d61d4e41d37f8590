import { diagnose } from "../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { extras as extraTable } from "../shared/extras.ts";
import { isObject } from "../shared/json.ts";
import { type NewPackage, readManifest } from "./scaffold.ts";

/** Where a package.json may name a library that the package imports. */
const FIELDS = ["dependencies", "peerDependencies", "optionalDependencies", "devDependencies"];

/**
 * Names each library that a file of an extra imports and that the package.json of the output folder does not name. A
 * package.json that is made now names them all; one that is there already is the user's, so it is not changed.
 */
export function missingLibraries(outDir: string, made: Pick<NewPackage, "name" | "extras">): Diagnostic[] {
  const manifest = readManifest(outDir, made);
  const named = new Set(FIELDS.flatMap((field) => namesIn(manifest[field])));
  return [...new Set(made.extras)].flatMap((extra) => {
    const { peer } = extraTable[extra];
    if (peer === undefined || named.has(peer.library)) return [];
    const file = `${outDir}/package.json`;
    const message = `\`src/${extra}.ts\` imports \`${peer.library}\`, which \`${file}\` does not name.`;
    const hint = `Add \`"${peer.library}": "${peer.range}"\` to its \`peerDependencies\`.`;
    return [diagnose("library-missing", message, { hint })];
  });
}

function namesIn(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
