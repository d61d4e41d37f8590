import { readFile } from "node:fs/promises";
import path from "node:path";
import type { RuleId } from "../../generator/diff/compare/rule-ids.ts";
import { type Level, LEVELS } from "../../generator/diff/judge/law.ts";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import type { Severities } from "../../generator/diff/judge/severities.ts";
import { parseText } from "../../generator/document/load/parse-yaml.ts";
import { Positions } from "../../generator/document/load/positions.ts";
import type { Diagnostic, Location } from "../../generator/shared/diagnostics/diagnostic.ts";
import { diagnose, type KnownCode } from "../../generator/shared/diagnostics/registry.ts";
import { isObject, type JsonObject, type JsonValue, pointerTo } from "../../generator/shared/json.ts";
import { didYouMean } from "../../generator/shared/text/nearest.ts";
import { wayToRoot } from "./git.ts";

/** The one file that configures a repository; it lies at its root. */
export const configFile = "wireproof.config.json";

/** What a repository has configured. */
export interface Config {
  readonly diff: { readonly rules: Severities };
}

/** A configuration that makes no sense, with everything that is wrong with it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;

  constructor(file: string, diagnostics: readonly Diagnostic[], text: string) {
    super(`${file} cannot be used.`);
    this.diagnostics = diagnostics;
    this.sources = new Map([[file, text]]);
  }
}

/**
 * Reads the configuration at the root of the repository that a folder is in, or in the folder where it is in none.
 * Without such a file, nothing is configured.
 *
 * @throws ConfigError with every field and value that means nothing
 */
export async function readConfig(cwd: string): Promise<Config> {
  const file = path.posix.join((await wayToRoot(cwd)) ?? "", configFile);
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), "utf8");
  } catch {
    return { diff: { rules: new Map() } };
  }
  const parsed = await parseText(text, file);
  if ("diagnostics" in parsed) throw new ConfigError(file, parsed.diagnostics, text);
  const reader = new ConfigReader(file, text, "value" in parsed ? parsed.value : null);
  const config = reader.read();
  if (reader.diagnostics.length > 0) throw new ConfigError(file, reader.diagnostics, text);
  return config;
}

class ConfigReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #value: JsonValue;
  readonly #positions: Positions;

  constructor(file: string, text: string, value: JsonValue) {
    this.#file = file;
    this.#value = value;
    this.#positions = new Positions(text, value);
  }

  read(): Config {
    const root = this.#object("", this.#value, ["diff"]);
    const diff = this.#object("/diff", root["diff"], ["rules"]);
    const rules = this.#object("/diff/rules", diff["rules"], ruleIds);
    return { diff: { rules: this.#severities(rules) } };
  }

  /** An object with the fields that it may have; what else it has is reported. What is not there has no fields. */
  #object(pointer: string, value: JsonValue | undefined, fields: readonly string[]): JsonObject {
    if (value === undefined) return {};
    const what = pointer === "" ? "The configuration" : `\`${pointer.slice(1).replaceAll("/", ".")}\``;
    if (!isObject(value)) {
      this.#report("configuration-value", `${what} is not an object.`, this.#locate(pointer, "value"));
      return {};
    }
    for (const field of Object.keys(value).filter((key) => !fields.includes(key))) {
      const location = this.#locate(pointerTo(pointer, field), "key");
      const hint = didYouMean(field, fields);
      this.#report("configuration-field", `${what} has no field \`${field}\`.`, location, hint);
    }
    return value;
  }

  #severities(rules: JsonObject): Severities {
    const severities = new Map<RuleId, Level>();
    for (const id of ruleIds) {
      const value = rules[id];
      if (value === undefined) continue;
      const level = LEVELS.find((candidate) => candidate === value);
      if (level !== undefined) severities.set(id, level);
      else {
        const message = `\`${id}\` is none of ${LEVELS.join(", ")}.`;
        const hint = typeof value === "string" ? didYouMean(value, LEVELS) : undefined;
        this.#report(
          "configuration-value",
          message,
          this.#locate(pointerTo("/diff/rules", id), "value"),
          hint,
        );
      }
    }
    return severities;
  }

  #report(code: KnownCode, message: string, location: Location, hint?: string): void {
    this.diagnostics.push(diagnose(code, message, { location, ...(hint === undefined ? {} : { hint }) }));
  }

  #locate(pointer: string, part: "key" | "value"): Location {
    return { file: this.#file, ...this.#positions.locate(pointer, part) };
  }
}
