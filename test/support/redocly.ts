import * as Redocly from "@redocly/openapi-core";
import type { Location } from "../../generator/shared/diagnostics/diagnostic.ts";
import { resolveNode } from "../../generator/document/references.ts";
import { findObjects } from "../../generator/lint/walk.ts";
import type { OpenApiVersion, Spec } from "../../generator/document/spec.ts";

/** What Redocly's linter says of a document. */
export interface RedoclyFinding {
  readonly rule: string;
  readonly message: string;
  readonly location: Location;
}

/**
 * The rules of Redocly's linter that have a counterpart in ours. (References, operation ids, path parameters and
 * examples have better rules here.)
 */
const ruleNames = new Set([
  "struct", "operation-parameters-unique", "spec-querystring-parameters", "no-enum-type-mismatch", "no-schema-type-mismatch",
  "nullable-type-sibling", "spec-ref-siblings", "no-identical-paths", "path-not-include-query", "no-undefined-server-variable",
  "no-server-variables-empty-enum", "no-duplicated-tag-names", "spec-components-invalid-map-name", "spec-example-values",
  "no-example-value-and-externalValue", "spec-no-invalid-encoding-combinations", "security-defined",
]); // prettier-ignore

/**
 * Runs these rules over the tree that loading made, in which every reference is local and resolved already. Returns
 * nothing when the linter gives up: a key such as `hasOwnProperty` breaks it.
 */
export async function lintWithRedocly(spec: Spec): Promise<RedoclyFinding[] | undefined> {
  try {
    const problems = await walk(spec);
    return problems.flatMap(({ ruleId, message, location: [place] }) => {
      if (place?.pointer === undefined) return [];
      const pointer = place.pointer === "#/" ? "" : place.pointer.slice(1);
      const location = spec.locate(pointer, place.reportOnKey ? "key" : "value");
      return [{ rule: ruleId, message: message.replace(/\s+/g, " "), location }];
    });
  } catch {
    return undefined;
  }
}

/** What `lintDocument` of Redocly does, without resolving. */
async function walk(spec: Spec): Promise<Redocly.NormalizedProblem[]> {
  // "3.1" is "oas3_1" there.
  const specVersion = `oas${spec.version.replace(".", "_")}` as "oas3_1";
  const rules = Object.fromEntries([...ruleNames].map((rule) => [rule, "error" as const]));
  const config = await Redocly.createConfig({ rules });
  const types = Redocly.normalizeTypes(adapted(Redocly.getTypes(specVersion), spec.version), config);
  const document = { source: new Redocly.Source(spec.file, ""), parsed: spec.document };
  const context: Redocly.WalkContext = { problems: [], specVersion, config, visitorsData: {} };
  const visitors = config.getRulesForSpecVersion("oas3").flatMap((set) =>
    Object.entries(set).flatMap(([ruleId, rule]) => {
      if (!ruleNames.has(ruleId)) return [];
      const visitor = (rule as Redocly.Oas3Rule)({}); // The sets of "oas3" hold rules of OpenAPI 3.
      return [visitor]
        .flat()
        .map((each) => ({ severity: "error" as const, ruleId, message: "", visitor: each }));
    }),
  );
  Redocly.walkDocument({
    document,
    // Every grammar has a root.
    rootType: types["Root"] as Redocly.NormalizedNodeType,
    normalizedVisitors: Redocly.normalizeVisitors(visitors, types),
    resolvedRefMap: resolvedReferences(spec, document),
    ctx: context,
  });
  return context.problems;
}

/** Redocly's table of references, with the keys that its walk looks up. */
function resolvedReferences(spec: Spec, document: Redocly.Document): Redocly.ResolvedRefMap {
  const references: Redocly.ResolvedRefMap = new Map();
  for (const { value } of findObjects(spec).references) {
    const key = `${spec.file}::${String(value["$ref"])}`;
    if (references.has(key)) continue;
    const target = resolveNode(spec.document, value, "");
    const isThere = target !== undefined && target.value !== value;
    references.set(
      key,
      isThere
        ? { resolved: true, isRemote: false, node: target.value, document, nodePointer: `#${target.pointer}` }
        : { resolved: false, isRemote: false },
    );
  }
  return references;
}

/** Fields that hold data: nothing in them is a reference, and the linter need not look into them. */
const dataFields = new Set(["example", "examples", "value", "dataValue", "default", "const"]);

/**
 * Redocly's grammar without its vendor's extensions, which are anyone's to use as they like, and with data as
 * data. (`examples` of a media type is no data but a named type, and stays.)
 */
function adapted(
  types: Record<string, Redocly.NodeType>,
  version: OpenApiVersion,
): Record<string, Redocly.NodeType> {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => {
      const own = Object.entries(type.properties).filter(([property]) => !property.startsWith("x-"));
      const properties = own.map(([property, of]) => {
        if (version === "3.2" && name === "Parameter" && property === "style")
          return [property, withCookie(of)] as const;
        const isData = dataFields.has(property) && (of === null || typeof of === "object");
        return [property, isData ? { ...of, resolvable: false } : of] as const;
      });
      return [name, { ...type, properties: Object.fromEntries(properties) }];
    }),
  );
}

/** 3.2 has a style for cookies (section 4.12.3), which Redocly's tables lack. */
function withCookie(of: Redocly.NodeType["properties"][string]): Redocly.NodeType["properties"][string] {
  return typeof of === "object" && of !== null && "enum" in of
    ? { ...of, enum: [...(of.enum ?? []), "cookie"] }
    : of;
}
