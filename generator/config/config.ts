import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Choice } from "../choose/choice.ts";
import type { RuleId } from "../diff/compare/rule-ids.ts";
import type { Level } from "../diff/judge/law.ts";
import type { Severities } from "../diff/judge/severities.ts";
import { parseText } from "../document/load/parse-yaml.ts";
import { Positions } from "../document/load/positions.ts";
import { repositoryOf } from "../document/load/root.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import { UserError } from "../shared/diagnostics/user-error.ts";
import { type ExtraName, isExtra } from "../shared/extras.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import { configFile } from "./config-file.ts";
import { configShape } from "./config-shape.ts";
import { documentFields } from "./document-fields.ts";
import { type Fault, faultsOf } from "./shape.ts";

/** The key of package.json that may stand in for it. */
const packageKey = "wireproof";

/** What is configured for a document. Paths are relative to the working directory. */
export interface DocumentConfig {
  readonly spec: string;
  readonly out?: string;
  readonly root?: string;
  readonly lenient?: boolean;
  readonly packageName?: string;
  readonly overlays?: readonly string[];
  /** Which operations are wanted. */
  readonly choice?: Choice;
  readonly with?: readonly ExtraName[];
}

/** What a repository has configured. */
export interface Config {
  /** In the order of the file; none where nothing is configured. */
  readonly documents: readonly DocumentConfig[];
  readonly diff: { readonly rules: Severities };
}

/** A configuration that makes no sense, with everything that is wrong with it. */
export class ConfigError extends UserError {
  override readonly name = "ConfigError";

  constructor(file: string, diagnostics: readonly Diagnostic[], text: string) {
    super(`${file} cannot be used.`, diagnostics, new Map([[file, text]]));
  }
}

/**
 * Reads the nearest configuration from a folder upwards, as far as its repository goes: `wireproof.config.json`, or the
 * `wireproof` key of a package.json. Without one, nothing is configured.
 *
 * @throws ConfigError with every field and value that means nothing
 */
export async function readConfig(cwd: string): Promise<Config> {
  const found = await findConfig(cwd);
  if (found === undefined) return { documents: [], diff: { rules: new Map() } };
  const { file, text, value, pointer } = found;
  const faults = await faultsIn(value, pointer);
  if (faults.length > 0) {
    const positions = new Positions(text, found.tree);
    const diagnostics = faults.map(({ code, message, pointer: at, part, hint }) =>
      diagnose(code, message, { location: { file, ...positions.locate(at, part) }, hint }),
    );
    throw new ConfigError(file, diagnostics, text);
  }
  // The faults would have said that it is something else.
  const config = value as JsonObject;
  return { documents: documentsOf(config, path.dirname(file)), diff: { rules: severitiesOf(config) } };
}

interface Found {
  /** Relative to the working directory. */
  readonly file: string;
  readonly text: string;
  /** All of the file, and what in it is the configuration. */
  readonly tree: JsonValue;
  readonly value: JsonValue;
  readonly pointer: string;
}

async function findConfig(cwd: string): Promise<Found | undefined> {
  const top = repositoryOf(path.resolve(cwd)) ?? path.resolve(cwd);
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const own = path.join(folder, configFile);
    if (existsSync(own)) return { ...(await parse(own, cwd)), pointer: "" };
    const manifest = path.join(folder, "package.json");
    // Most are not ours, and may be broken: npm says so.
    if (existsSync(manifest) && readFileSync(manifest, "utf8").includes(`"${packageKey}"`)) {
      const parsed = await parse(manifest, cwd);
      const value = isObject(parsed.tree) ? parsed.tree[packageKey] : undefined;
      if (value !== undefined) return { ...parsed, value, pointer: `/${packageKey}` };
    }
    if (folder === top) return undefined;
  }
}

async function parse(place: string, cwd: string): Promise<Omit<Found, "pointer">> {
  const file = relativeTo(cwd, place);
  const text = readFileSync(place, "utf8");
  const parsed = await parseText(text, file);
  if ("diagnostics" in parsed) throw new ConfigError(file, parsed.diagnostics, text);
  const tree = "value" in parsed ? parsed.value : null;
  return { file, text, tree, value: tree };
}

async function faultsIn(value: JsonValue, pointer: string): Promise<readonly Fault[]> {
  // The rules of a diff take their time to load, and generating has no use for them.
  const asksForRules = isObject(value) && value["diff"] !== undefined;
  const ruleIds = asksForRules ? (await import("../diff/judge/rules.ts")).ruleIds : [];
  const faults = faultsOf(configShape(ruleIds), value, pointer, "The configuration");
  if (!isObject(value) || value["documents"] === undefined) return faults;
  const both = Object.keys(documentFields).filter((field) => value[field] !== undefined);
  return [
    ...faults,
    ...both.map((field): Fault => ({
      code: "configuration-field",
      message: `\`${field}\` and \`documents\` exclude each other.`,
      pointer: `${pointer}/${field}`,
      part: "key",
      hint: "Write it into each of `documents`.",
    })),
  ];
}

function documentsOf(config: JsonObject, folder: string): readonly DocumentConfig[] {
  const list = config["documents"];
  const documents = isArray(list) ? list : config["spec"] === undefined ? [] : [config];
  return documents.filter(isObject).map((each) => {
    const text = (field: string): string | undefined => {
      const value = each[field];
      return typeof value === "string" ? value : undefined;
    };
    const place = (field: string): string | undefined => {
      const value = text(field);
      return value === undefined ? undefined : path.join(folder, asPath(value));
    };
    const list = (field: string): readonly string[] => {
      const value = each[field];
      return isArray(value) ? value.filter((item) => typeof item === "string") : [];
    };
    const overlays = list("overlays").map((overlay) => path.join(folder, asPath(overlay)));
    const [include, exclude] = [list("include"), list("exclude")];
    const [out, root, packageName] = [place("out"), place("root"), text("packageName")];
    return {
      spec: place("spec") ?? ".",
      ...(overlays.length === 0 ? {} : { overlays }),
      ...(include.length + exclude.length === 0 ? {} : { choice: { include, exclude } }),
      ...(out === undefined ? {} : { out }),
      ...(root === undefined ? {} : { root }),
      ...(packageName === undefined ? {} : { packageName }),
      ...(isArray(each["with"]) ? { with: each["with"].filter(isExtra) } : {}),
      ...(typeof each["lenient"] === "boolean" ? { lenient: each["lenient"] } : {}),
    };
  });
}

function severitiesOf(config: JsonObject): Severities {
  const rules = isObject(config["diff"]) ? config["diff"]["rules"] : undefined;
  // The faults would have named a rule or a level that there is not.
  return new Map(Object.entries(isObject(rules) ? rules : {}) as [RuleId, Level][]);
}

/** A path as Windows or anybody else writes it. */
export function asPath(text: string): string {
  return text.replaceAll("\\", "/");
}

function relativeTo(cwd: string, file: string): string {
  return path.relative(path.resolve(cwd), file).replaceAll("\\", "/");
}
