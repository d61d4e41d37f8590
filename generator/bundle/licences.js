import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The licences of packages that became part of the bundle, which ask to go with every copy. Takes their folders. */
export function licences(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text =
      file === undefined ? `License: ${license}` : readFileSync(path.join(folder, file), "utf8").trim();
    return [`${name} ${version}`, text];
  });
  return texts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, text]) => `${head}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}
