import type { Diagnostic } from "../diagnostics.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../json.ts";
import { Place } from "../place.ts";
import type { Spec } from "../spec.ts";
import { pathFindings, schemaFindings, siblingFindings, type Finding } from "./frequent-rules.ts";
import { objectTables, type Holder, type ObjectName, type ObjectTable } from "./object-tables.ts";
import { isPlainValue } from "./plain-value.ts";
import { relationsHold } from "./relations.ts";
import { redoclyRules } from "./rules.ts";
import { isSchemaField } from "./struct.ts";
import { follow } from "./walk.ts";

/**
 * Proves that Redocly's linter has nothing to say of a document beyond its most frequent warnings, and gives those
 * in its words. Returns `undefined` for everything that is not proven: then the linter, which takes longer to load
 * than most documents take to generate, has to look itself.
 */
export function findingsOfWellFormed(spec: Spec): Diagnostic[] | undefined {
  const walk = new WellFormed(spec);
  try {
    walk.run();
  } catch (error) {
    if (error instanceof InDoubt) return undefined;
    throw error;
  }
  return walk.findings;
}

/** Something that only the linter can judge. */
class InDoubt extends Error {}

/** What a `$ref` may stand for. */
const referable: ReadonlySet<ObjectName> = new Set([
  "schema", "parameter", "response", "header", "example", "link", "requestBody", "callback", "pathItem", "securityScheme",
]); // prettier-ignore

const schemeTables: Readonly<Record<string, ObjectName>> = {
  apiKey: "apiKeyScheme",
  http: "httpScheme",
  oauth2: "oauth2Scheme",
  openIdConnect: "openIdConnectScheme",
};

interface Visit {
  readonly value: JsonValue | undefined;
  readonly name: ObjectName;
  readonly place: Place;
}

class WellFormed {
  readonly findings: Diagnostic[] = [];
  readonly #spec: Spec;
  readonly #tables: ReadonlyMap<ObjectName, ObjectTable>;
  readonly #schemes: ReadonlySet<string>;
  readonly #seen = new Map<ObjectName, Set<JsonObject>>();
  /** What references lead to. They wait here, since a chain of them can be longer than the stack is deep. */
  readonly #pending: Visit[] = [];

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#tables = objectTables(spec.version);
    this.#schemes = schemesOf(spec.document);
  }

  run(): void {
    this.#visit(this.#spec.document, "root", new Place(undefined, ""));
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      this.#visit(next.value, next.name, next.place);
    }
  }

  #visit(value: JsonValue | undefined, name: ObjectName, place: Place): void {
    // Boolean schemas (JSON Schema 2020-12 section 4.3.2).
    if (typeof value === "boolean" && name === "schema" && this.#spec.version !== "3.0") return;
    if (!isObject(value)) throw new InDoubt();
    if (typeof value["$ref"] === "string") this.#visitReference(value, name, place);
    else if (this.#isNew(value, name)) this.#visitObject(value, name, place);
  }

  #isNew(value: JsonObject, name: ObjectName): boolean {
    const seen = this.#seen.get(name);
    if (!seen) this.#seen.set(name, new Set([value]));
    else if (seen.has(value)) return false;
    else seen.add(value);
    return true;
  }

  #visitReference(value: JsonObject, name: ObjectName, place: Place): void {
    const target = follow(this.#spec.document, value, "");
    if (!referable.has(name) || target.value === undefined || target.value === value) throw new InDoubt();
    this.#pending.push({ value: target.value, name, place: new Place(undefined, target.pointer) });
    if (!this.#isNew(value, name)) return;
    this.#report(siblingFindings(value, name, this.#spec.version), place);
    for (const key of Object.keys(value)) {
      const check = this.#tables.get(name)?.fields.get(key);
      if (typeof check === "object" && "object" in check)
        this.#visitHeld(value[key], check, new Place(place, key));
      else if (key.startsWith("x-")) checkExtension(value[key]);
    }
  }

  #visitObject(value: JsonObject, name: ObjectName, place: Place): void {
    switch (name) {
      case "paths":
        this.#report(pathFindings(value), place);
        return this.#visitMap(value, place, (key) =>
          key.startsWith("/") && !key.includes("?") ? "pathItem" : undefined,
        );
      case "responses":
        return this.#visitMap(value, place, (key) =>
          /^(?:default|\d[\dXx]{2})$/.test(key) ? "response" : undefined,
        );
      case "callback":
        return this.#visitMap(value, place, (key) => (key.includes("?") ? undefined : "pathItem"));
      case "securityRequirement":
        for (const key of Object.keys(value)) {
          if (!this.#schemes.has(key) || !isPlainValue(value[key], "strings")) throw new InDoubt();
        }
        return;
      case "securityScheme":
        return this.#visitFields(value, schemeTables[String(value["type"])], place);
      case "schema":
        this.#report(schemaFindings(value), place);
        return this.#visitFields(value, name, place);
      default:
        return this.#visitFields(value, name, place);
    }
  }

  #visitMap(map: JsonObject, place: Place, nameOf: (key: string) => ObjectName | undefined): void {
    for (const key of Object.keys(map)) {
      if (key.startsWith("x-")) {
        checkExtension(map[key]);
        continue;
      }
      const name = nameOf(key);
      if (name === undefined) throw new InDoubt();
      this.#visit(map[key], name, new Place(place, key));
    }
  }

  #visitFields(value: JsonObject, name: ObjectName | undefined, place: Place): void {
    const table = name && this.#tables.get(name);
    if (!table || !relationsHold(name, value, this.#spec.document)) throw new InDoubt();
    if (!table.required.every((field) => Object.hasOwn(value, field))) throw new InDoubt();
    if (table.oneOf.length > 0 && !table.oneOf.some((field) => Object.hasOwn(value, field)))
      throw new InDoubt();
    for (const key of Object.keys(value)) {
      const check = table.fields.get(key);
      if (check === undefined) {
        if (key.startsWith("x-")) checkExtension(value[key]);
        else if (name !== "schema" || !isSchemaField(pointerTo(place.pointer, key))) throw new InDoubt();
      } else if (typeof check === "object" && "object" in check) {
        this.#visitHeld(value[key], check, new Place(place, key));
      } else if (!isPlainValue(value[key], check)) throw new InDoubt();
    }
  }

  #visitHeld(value: JsonValue | undefined, { object, shape }: Holder, place: Place): void {
    if (shape === "one") return this.#visit(value, object, place);
    if (shape === "flag") {
      if (typeof value !== "boolean") this.#visit(value, object, place);
    } else if (shape === "list") {
      if (!isArray(value)) throw new InDoubt();
      value.forEach((item, index) => this.#visit(item, object, new Place(place, index)));
    } else {
      if (!isObject(value) || typeof value["$ref"] === "string") throw new InDoubt();
      for (const key of Object.keys(value)) {
        if (shape === "named" && !/^[\w.-]+$/.test(key)) throw new InDoubt();
        this.#visit(value[key], object, new Place(place, key));
      }
    }
  }

  #report(findings: readonly Finding[], place: Place): void {
    for (const { rule, message, tokens, part } of findings) {
      this.findings.push({
        code: rule,
        message: message.replace(/\s+/g, " "),
        severity: redoclyRules[rule]?.severity ?? "warning",
        location: this.#spec.locate(pointerTo(place.pointer, ...tokens), part),
      });
    }
  }
}

/** The security schemes by name, but for those that are references. */
function schemesOf({ components }: JsonObject): ReadonlySet<string> {
  const schemes = isObject(components) ? components["securitySchemes"] : undefined;
  if (!isObject(schemes)) return new Set();
  return new Set(
    Object.keys(schemes).filter((key) => {
      const scheme = schemes[key];
      return isObject(scheme) && scheme["$ref"] === undefined;
    }),
  );
}

/** The linter follows references in extensions too, and looks at what stands beside them. */
function checkExtension(value: JsonValue | undefined): void {
  if (!isObject(value)) return;
  if (typeof value["$ref"] === "string") throw new InDoubt();
  const references = Object.values(value).filter(
    (each) => isObject(each) && typeof each["$ref"] === "string",
  );
  if (references.some((each) => isObject(each) && Object.keys(each).length > 1)) throw new InDoubt();
}
