import type { OpenApiVersion } from "../spec.ts";
import { nearestWord } from "../../shared/text/nearest.ts";
import type { Check, ObjectName } from "./object-tables.ts";

/** The entries of an object whose keys are the author's. */
export interface Pattern {
  /** What the keys have to be, and how to say so. */
  readonly key: RegExp;
  readonly wants: string;
  readonly check: Check;
  /** Whether keys that begin with `x-` are extensions rather than entries. */
  readonly hasExtensions: boolean;
  /** The way out for another key. */
  readonly hint: (key: string) => string | undefined;
}

const noHint = (): undefined => undefined;

const patterns: Partial<Record<ObjectName, Pattern>> = {
  paths: {
    key: /^\//,
    wants: "a path, which begins with `/`",
    check: { object: "pathItem", shape: "one" },
    hasExtensions: true,
    hint: (key) => `Write \`/${key}\`, or prefix an extension with \`x-\`.`,
  },
  responses: {
    key: /^(?:default|\d[\dXx]{2})$/,
    wants: "`default`, a status code such as `404`, or a range such as `4XX`",
    check: { object: "response", shape: "one" },
    hasExtensions: true,
    hint: (key) => (nearestWord(key, ["default"]) ? "Did you mean `default`?" : undefined),
  },
  callback: {
    key: /^/,
    wants: "an expression",
    check: { object: "pathItem", shape: "one" },
    hasExtensions: true,
    hint: noHint,
  },
  securityRequirement: {
    key: /^/,
    wants: "the name of a security scheme",
    check: "strings",
    hasExtensions: false,
    hint: noHint,
  },
};

/** The entries of objects that are maps (OpenAPI 3.1 sections 4.8.8, 4.8.16, 4.8.18 and 4.8.30). */
export function patternOf(name: ObjectName): Pattern | undefined {
  return patterns[name];
}

const schemeTables: Readonly<Record<string, ObjectName>> = {
  apiKey: "apiKeyScheme",
  http: "httpScheme",
  oauth2: "oauth2Scheme",
  openIdConnect: "openIdConnectScheme",
  mutualTLS: "mutualTLSScheme",
};

/** The values of `type` of a Security Scheme Object, each of which has fields of its own (3.1 section 4.8.27). */
export function schemeTypes(version: OpenApiVersion): string[] {
  return Object.keys(schemeTables).filter((type) => type !== "mutualTLS" || version !== "3.0");
}

/** The table of a Security Scheme Object with this `type`. */
export function schemeTable(type: unknown, version: OpenApiVersion): ObjectName | undefined {
  return typeof type === "string" && schemeTypes(version).includes(type) ? schemeTables[type] : undefined;
}

const everywhere = [
  "schema", "parameter", "response", "header", "example", "link", "requestBody", "callback", "pathItem", "securityScheme",
] as const; // prettier-ignore

/** What a `$ref` may stand for (OpenAPI 3.1 section 4.8.23); 3.2 added the Media Type Object. */
export function isReferable(name: ObjectName, version: OpenApiVersion): boolean {
  return everywhere.some((each) => each === name) || (name === "mediaType" && version === "3.2");
}

/** Whether what stands beside a `$ref` counts: in schemas since 3.1, and in path items always. */
export function appliesSiblings(name: ObjectName, version: OpenApiVersion): boolean {
  return name === "pathItem" || (name === "schema" && version !== "3.0");
}
