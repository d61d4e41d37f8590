import { diagnose, type DiagnosticDetails, type KnownCode } from "../shared/diagnostics/registry.ts";
import type { Diagnostic, Severity } from "../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { checkValue, describe } from "./check-value.ts";
import { isHarmlessField, isHarmlessObject } from "./tables/harmless.ts";
import type { Holder, ObjectTable } from "../document/grammar/notation.ts";
import { codeOfMissing, codeOfValue } from "./tables/lenient-faults.ts";
import { hintForSchema, hintForValue } from "./tables/other-versions.ts";
import { objectTables, type Check, type ObjectName } from "../document/grammar/object-tables.ts";
import { patternOf, schemeTypes } from "../document/grammar/patterns.ts";
import { anyOfWords, capitalised, titleOf, withArticle } from "./tables/words.ts";
import { isOfScheme, unknownField } from "./unknown-field.ts";
import { tableOf, type Found } from "./walk.ts";

/**
 * What OpenAPI's tables say against one object: missing and unknown fields, and values of the wrong type. What is
 * inside the objects that it holds is theirs.
 *
 * @param from where a reference to the object is written, if there is one
 */
export function checkObject(spec: Spec, found: Found, from: Found | undefined): Diagnostic[] {
  const check = new ObjectCheck(spec, found, from);
  check.run();
  return check.findings;
}

class ObjectCheck {
  readonly findings: Diagnostic[] = [];
  readonly #spec: Spec;
  readonly #found: Found;
  readonly #from: Found | undefined;
  /** The object, or what its `type` makes of it. */
  readonly #name: ObjectName;

  constructor(spec: Spec, found: Found, from: Found | undefined) {
    this.#spec = spec;
    this.#found = found;
    this.#from = from;
    this.#name = tableOf(found.kind, found.value, spec.version);
  }

  run(): void {
    if (this.#name === "securityScheme") return this.#checkSchemeType();
    const table = objectTables(this.#spec.version).get(this.#name);
    if (!table) return;
    this.#checkPresence(table);
    const { value } = this.#found;
    for (const key of Object.keys(value)) {
      const held = value[key];
      const check = this.#checkOf(table, key);
      if (check === undefined) this.findings.push(...unknownField(this.#spec, this.#found, this.#name, key));
      else if (held !== undefined) this.#checkField(key, held, check);
    }
  }

  /** `any` for what is not ours to judge. */
  #checkOf(table: ObjectTable<ObjectName>, key: string): Check | undefined {
    const pattern = patternOf(this.#name);
    if (pattern?.hasExtensions !== false && key.startsWith("x-")) return "any";
    if (pattern) return pattern.key.test(key) ? pattern.check : undefined;
    return key === "$ref" && typeof this.#found.value["$ref"] === "string" ? "any" : table.fields.get(key);
  }

  /** A security scheme without a known `type`: the other fields are those of any type. */
  #checkSchemeType(): void {
    const { value } = this.#found;
    const { version } = this.#spec;
    if (value["type"] === undefined) this.#reportMissing("type");
    else this.#checkField("type", value["type"], new Set(schemeTypes(version)));
    const unknown = Object.keys(value).filter((key) => !key.startsWith("x-") && !isOfScheme(version, key));
    this.findings.push(...unknown.flatMap((key) => unknownField(this.#spec, this.#found, this.#name, key)));
  }

  #checkPresence({ required, oneOf }: ObjectTable<ObjectName>): void {
    const { value } = this.#found;
    // What a reference leads to may have the rest.
    if (typeof value["$ref"] === "string") return;
    for (const field of required) if (!Object.hasOwn(value, field)) this.#reportMissing(field);
    if (oneOf.length === 0 || oneOf.some((field) => Object.hasOwn(value, field))) return;
    const message = `${capitalised(withArticle(titleOf(this.#name)))} has to have ${anyOfWords(oneOf)}.`;
    // Headers and parameters without a schema are common, and of unknown type.
    this.#report("missing-field", message, this.#name === "root" ? "error" : "warning", [], {
      hint: `Add ${anyOfWords(oneOf)}.`,
    });
  }

  #reportMissing(field: string): void {
    const isHarmless = isHarmlessField(this.#name, field) || isHarmlessObject(this.#name);
    const severity = isHarmless ? "warning" : "error";
    const message = `\`${field}\` is missing: ${withArticle(titleOf(this.#name))} has to have it.`;
    const code = codeOfMissing(this.#name, field) ?? "missing-field";
    this.#report(code, message, severity, [], { hint: `Add \`${field}\` here.` });
  }

  #checkField(field: string, value: JsonValue, check: Check): void {
    if (typeof check === "object" && "object" in check) return this.#checkHeld(field, value, check);
    if ((check === "list" || check === "strings") && isReference(value)) return;
    for (const { code, message, tokens, hint } of checkValue(field, value, check)) {
      const severity = isHarmlessField(this.#name, field) ? "warning" : "error";
      const ofVersion = this.#name === "schema" ? hintForValue(this.#spec.version, field, value) : undefined;
      const own = this.#name === "schema" ? codeOfValue(this.#spec.version, field, value) : undefined;
      this.#report(own ?? code, message, severity, [field, ...tokens], { hint: ofVersion ?? hint });
    }
  }

  #checkHeld(field: string, value: JsonValue, { object, shape }: Holder<ObjectName>): void {
    if (shape === "one" || shape === "flag") {
      if (shape !== "flag" || typeof value !== "boolean") this.#expectObject(object, value, [field]);
    } else if (shape === "list") {
      if (isReference(value)) return;
      if (!isArray(value))
        this.#reportType(
          `a list of ${titleOf(object)}s`,
          value,
          object,
          [field],
          "Begin each entry with `- `.",
        );
      else value.forEach((item, index) => this.#expectObject(object, item, [field, index]));
    } else if (!isObject(value)) {
      this.#reportType(`a map of ${titleOf(object)}s`, value, object, [field]);
    } else if (!isReference(value) || object === "serverVariable") {
      for (const key of Object.keys(value)) this.#expectObject(object, value[key] ?? null, [field, key]);
    }
  }

  #expectObject(name: ObjectName, value: JsonValue, tokens: readonly (string | number)[]): void {
    if (isObject(value)) return;
    // Boolean schemas (JSON Schema 2020-12 section 4.3.2).
    if (name === "schema" && typeof value === "boolean" && this.#spec.version !== "3.0") return;
    this.#reportType(withArticle(titleOf(name)), value, name, tokens);
  }

  #reportType(
    wanted: string,
    value: JsonValue,
    expected: ObjectName,
    tokens: readonly (string | number)[],
    wayOut?: string,
  ): void {
    const last = tokens.at(-1);
    const subject = typeof last === "string" ? `\`${last}\`` : "This entry";
    const severity = isHarmlessObject(expected) ? "warning" : "error";
    const { version } = this.#spec;
    const ofSchema = expected === "schema" ? hintForSchema(version, last, value) : undefined;
    const hint = ofSchema ?? wayOut;
    const message = `${subject} has to be ${wanted}, and is ${describe(value)}.`;
    const own =
      expected === "schema" && typeof last === "string" ? codeOfValue(version, last, value) : undefined;
    this.#report(own ?? "wrong-type", message, severity, tokens, { hint });
  }

  #report(
    code: KnownCode,
    message: string,
    severity: Severity,
    tokens: readonly (string | number)[],
    details: DiagnosticDetails,
  ): void {
    const { pointer } = this.#found;
    const location = this.#spec.locate(pointerTo(pointer, ...tokens), tokens.length === 0 ? "key" : "value");
    const related = this.#from && [
      { message: "referred to here", location: this.#spec.locate(this.#from.pointer) },
    ];
    this.findings.push(
      diagnose(code, message, {
        severity,
        location,
        subject: { pointers: [pointer] },
        ...details,
        ...(related && { related }),
      }),
    );
  }
}

/** Whether a reference stands in place of a map or a list: loading refuses it, wherever it looks for references. */
function isReference(value: JsonValue): boolean {
  return isObject(value) && typeof value["$ref"] === "string";
}
