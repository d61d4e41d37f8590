import type { GeneratedFile } from "../shared/generated-file.ts";
import { readManifest } from "./scaffold.ts";

/** The file of the runtime that says which package it is in. */
const FILE = "src/runtime/user-agent.ts";

/**
 * Puts the package's name and version, as the package.json of the output folder has them, into its runtime.
 *
 * @param name of the package where there is no package.json yet
 */
export function nameUserAgent(
  files: readonly GeneratedFile[],
  outDir: string,
  name: string,
): GeneratedFile[] {
  return files.map((file) => {
    if (file.path !== FILE) return file;
    const product = JSON.stringify(productOf(readManifest(outDir, { name, extras: [] })));
    return { ...file, text: file.text.replace(/(?<=userAgent: string = )""/, () => product) };
  });
}

/** A product of RFC 9110 section 10.1.5, such as `scope-name/1.2.3`; nothing where a package has no name. */
function productOf({ name, version }: Readonly<Record<string, unknown>>): string {
  return [name, version].map(token).filter(Boolean).join("/");
}

/** A token of RFC 9110 section 5.6.2, of which a scope's `@` and `/` are no part. */
function token(value: unknown): string {
  return typeof value === "string" ? value.replace(/[^\w.+~-]+/g, "-").replace(/^-/, "") : "";
}
