import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasColors } from "../cli/terminal.ts";
import { asPath } from "../config/config.ts";
import { configFile } from "../config/config-file.ts";
import { findEntry } from "../document/load/find-entry.ts";
import { printDiagnostics } from "../shared/diagnostics/print.ts";
import { isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** The npm scripts of a project, by name. */
const scripts: JsonObject = {
  generate: "wireproof generate",
  check: "wireproof check",
  "api:diff": "wireproof diff",
};

/** What is set up, and where. */
export interface InitRequest {
  readonly spec: string;
  readonly out: string;
  readonly folder: string;
}

/** Writes a configuration and the npm scripts where there are none, and says so. Returns the exit code. */
export function runInit({ spec, out, folder }: InitRequest): number {
  const entry = findEntry(spec);
  if ("problem" in entry) {
    process.stderr.write(printDiagnostics([entry.problem], new Map(), { color: hasColors(process.stderr) }));
    return 1;
  }
  const config = path.join(folder, configFile);
  if (existsSync(config)) console.log(`${configFile} is there already`);
  else {
    const $schema = "./node_modules/wireproof/config.schema.json";
    write(config, { $schema, spec: asPath(entry.file), out: asPath(out) });
    console.log(`added    ${configFile}`);
  }
  addScripts(folder);
  return 0;
}

/** Adds those scripts whose names are free. */
function addScripts(folder: string): void {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) {
    console.log("There is no package.json: `npm init` makes one, and `npx wireproof init` adds its scripts.");
    return;
  }
  const text = readFileSync(file, "utf8");
  const manifest = parse(text);
  if (!isObject(manifest)) {
    console.log("package.json is no JSON object: no scripts were added.");
    return;
  }
  const present = isObject(manifest["scripts"]) ? manifest["scripts"] : {};
  const added = Object.keys(scripts).filter((name) => present[name] === undefined);
  if (added.length === 0) {
    console.log("package.json has the scripts already");
    return;
  }
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? "  ";
  const missing = Object.fromEntries(added.map((name) => [name, scripts[name] ?? null]));
  write(file, { ...manifest, scripts: { ...present, ...missing } }, indent);
  console.log(`changed  package.json: npm run ${added.join(", npm run ")}`);
}

function parse(text: string): JsonValue | undefined {
  try {
    // JSON.parse makes JSON values.
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function write(file: string, value: JsonObject, indent = "  "): void {
  writeFileSync(file, `${JSON.stringify(value, null, indent)}\n`);
}
