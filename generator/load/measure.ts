import type { KnownCode } from "../diagnostics/registry.ts";
import { isArray, isObject, type JsonValue } from "../json.ts";
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
  constructor(code: KnownCode, message: string, tokens: readonly string[]) {
    super(message);
    this.excess = { code, message, tokens: [...tokens] };
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
  readonly #tokens: string[] = [];
  /** Extents of containers that were walked; `undefined` while they are being walked. */
  readonly #known = new Map<object, Extent | undefined>();
  #aliased = 0;

  constructor(hasAliases: boolean) {
    this.#hasAliases = hasAliases;
  }

  visit(value: JsonValue | undefined, level: number): Extent {
    if (typeof value !== "object" || value === null) return { values: 1, levels: 0 };
    if (this.#hasAliases && this.#known.has(value)) return this.#repeat(this.#known.get(value), level);
    this.#checkDepth(level);
    if (this.#hasAliases) this.#known.set(value, undefined);
    let values = 1;
    let levels = 0;
    const enter = (token: string, child: JsonValue | undefined): void => {
      this.#tokens.push(token);
      const inner = this.visit(child, level + 1);
      values += inner.values;
      levels = Math.max(levels, inner.levels);
      this.#tokens.pop();
    };
    if (isArray(value)) value.forEach((item, index) => enter(String(index), item));
    else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        this.pairs++;
        this.#checkKey(key);
        enter(key, value[key]);
      }
    }
    const extent = { values, levels: levels + 1 };
    if (this.#hasAliases) this.#known.set(value, extent);
    return extent;
  }

  #repeat(extent: Extent | undefined, level: number): Extent {
    if (!extent)
      throw new Stop("alias-cycle", "A YAML alias stands inside the value that it repeats.", this.#tokens);
    this.#checkDepth(level + extent.levels - 1);
    this.#aliased += extent.values;
    if (this.#aliased > limits.aliasedValues) {
      const message = `YAML aliases repeat more than ${limits.aliasedValues.toLocaleString("en")} values.`;
      throw new Stop("alias-expansion", message, this.#tokens);
    }
    return extent;
  }

  #checkDepth(level: number): void {
    if (level <= limits.depth) return;
    throw new Stop(
      "nesting-too-deep",
      `Values are nested more than ${limits.depth} levels deep.`,
      this.#tokens,
    );
  }

  #checkKey(key: string): void {
    if (key.length <= limits.keyLength) return;
    const message = `A key has ${key.length} characters; ${limits.keyLength} are allowed.`;
    throw new Stop("key-too-long", message, this.#tokens);
  }
}
