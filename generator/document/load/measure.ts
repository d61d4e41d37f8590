import type { KnownCode } from "../../shared/diagnostics/registry.ts";
import { isArray, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { limits } from "./limits.ts";

/** A limit that a document breaks, and where. */
export interface Excess {
  readonly code: KnownCode;
  readonly message: string;
  /** Keys and indices from the root. */
  readonly tokens: readonly string[];
}

/** Key-value pairs of a document as written. */
export interface Size {
  readonly pairs: number;
}

class Stop extends Error {
  readonly excess: Excess;
  constructor(code: KnownCode, message: string, tokens: readonly (string | number)[]) {
    super(message);
    this.excess = { code, message, tokens: tokens.map(String) };
  }
}

/**
 * Walks a parsed document once, however often aliases repeat its parts, and says whether it stays within the
 * limits that let later stages walk it as a tree.
 */
export function measure(value: JsonValue, hasAliases: boolean): Size | { readonly excess: Excess } {
  const walk = new Walk(hasAliases);
  try {
    walk.visit(value, 1);
    return { pairs: walk.pairs };
  } catch (error) {
    if (error instanceof Stop) return { excess: error.excess };
    throw error;
  }
}

interface Extent {
  readonly values: number;
  readonly levels: number;
}

class Walk {
  pairs = 0;
  readonly #hasAliases: boolean;
  readonly #tokens: (string | number)[] = [];
  /** Extents of containers that were walked; `undefined` while they are being walked. */
  readonly #known = new Map<object, Extent | undefined>();
  #aliased = 0;
  /** The deepest level since the container began that is being walked. */
  #deepest = 0;

  constructor(hasAliases: boolean) {
    this.#hasAliases = hasAliases;
  }

  /** Returns how many values there are, this one included. */
  visit(value: JsonValue | undefined, level: number): number {
    if (typeof value !== "object" || value === null) return 1;
    if (!this.#hasAliases) return this.#enter(value, level);
    if (this.#known.has(value)) return this.#repeat(this.#known.get(value), level);
    this.#known.set(value, undefined);
    const before = this.#deepest;
    this.#deepest = level;
    const values = this.#enter(value, level);
    this.#known.set(value, { values, levels: this.#deepest - level + 1 });
    this.#deepest = Math.max(before, this.#deepest);
    return values;
  }

  #enter(value: JsonObject | readonly JsonValue[], level: number): number {
    this.#checkLevel(level);
    let values = 1;
    if (isArray(value)) {
      value.forEach((item, index) => (values += this.#enterChild(index, item, level)));
      return values;
    }
    for (const key of Object.keys(value)) {
      this.pairs++;
      if (key.length > limits.keyLength) this.#refuseKey(key);
      values += this.#enterChild(key, value[key], level);
    }
    return values;
  }

  #enterChild(token: string | number, child: JsonValue | undefined, level: number): number {
    if (typeof child !== "object" || child === null) return 1;
    this.#tokens.push(token);
    const values = this.visit(child, level + 1);
    this.#tokens.pop();
    return values;
  }

  #repeat(extent: Extent | undefined, level: number): number {
    if (!extent)
      throw new Stop("alias-cycle", "A YAML alias stands inside the value that it repeats.", this.#tokens);
    this.#checkLevel(level + extent.levels - 1);
    this.#aliased += extent.values;
    if (this.#aliased > limits.aliasedValues) {
      const message = `YAML aliases repeat more than ${limits.aliasedValues.toLocaleString("en")} values.`;
      throw new Stop("alias-expansion", message, this.#tokens);
    }
    return extent.values;
  }

  #checkLevel(level: number): void {
    this.#deepest = Math.max(this.#deepest, level);
    if (level <= limits.depth) return;
    throw new Stop(
      "nesting-too-deep",
      `Values are nested more than ${limits.depth} levels deep.`,
      this.#tokens,
    );
  }

  #refuseKey(key: string): never {
    const message = `A key has ${key.length} characters; ${limits.keyLength} are allowed.`;
    throw new Stop("key-too-long", message, this.#tokens);
  }
}
