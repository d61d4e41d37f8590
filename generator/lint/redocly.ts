import type * as Redocly from "@redocly/openapi-core";
import { diagnose } from "../diagnostics/registry.ts";
import type { Diagnostic, RelatedPlace } from "../diagnostics.ts";
import type { OpenApiVersion, Spec } from "../spec.ts";
import { redoclyRules } from "./rules.ts";
import { judgeStruct } from "./struct.ts";
import { follow, type Found } from "./walk.ts";

/**
 * OpenAPI's own rules. Redocly's rules walk the tree that loading made, in which every reference is local and
 * resolved already: its own resolver, which costs as much as the walk and would open files, has no part in it.
 * Places are pointers into that tree, which the document can locate.
 */
export async function lintWithRedocly(spec: Spec, objects: readonly Found[]): Promise<Diagnostic[]> {
  const redocly = await import("@redocly/openapi-core");
  try {
    const problems = await walk(redocly, spec, objects);
    return problems.flatMap((problem) => toDiagnostic(spec, problem));
  } catch (error) {
    // The linter trusts its input more than we do: a key such as `hasOwnProperty` can break it.
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnose("lint-failed", `The linter gave up: ${reason}.`, { location: spec.locate("") })];
  }
}

/** What `lintDocument` of Redocly does, without resolving. */
async function walk(
  redocly: typeof Redocly,
  spec: Spec,
  objects: readonly Found[],
): Promise<Redocly.NormalizedProblem[]> {
  // "3.1" is "oas3_1" there.
  const specVersion = `oas${spec.version.replace(".", "_")}` as "oas3_1";
  const rules = Object.fromEntries(Object.keys(redoclyRules).map((rule) => [rule, "error" as const]));
  const config = await redocly.createConfig({ rules });
  const types = redocly.normalizeTypes(adapted(redocly.getTypes(specVersion), spec.version), config);
  const document = { source: new redocly.Source(spec.file, ""), parsed: spec.document };
  const context: Redocly.WalkContext = { problems: [], specVersion, config, visitorsData: {} };
  const visitors = config.getRulesForSpecVersion("oas3").flatMap((set) =>
    Object.entries(set).flatMap(([ruleId, rule]) => {
      if (redoclyRules[ruleId] === undefined) return [];
      const visitor = (rule as Redocly.Oas3Rule)({}); // The sets of "oas3" hold rules of OpenAPI 3.
      return [visitor]
        .flat()
        .map((each) => ({ severity: "error" as const, ruleId, message: "", visitor: each }));
    }),
  );
  redocly.walkDocument({
    document,
    // Every grammar has a root.
    rootType: types["Root"] as Redocly.NormalizedNodeType,
    normalizedVisitors: redocly.normalizeVisitors(visitors, types),
    resolvedRefMap: resolvedReferences(spec, objects, document),
    ctx: context,
  });
  return context.problems;
}

/** Redocly's table of references, with the keys that its walk looks up. */
function resolvedReferences(
  spec: Spec,
  objects: readonly Found[],
  document: Redocly.Document,
): Redocly.ResolvedRefMap {
  const references: Redocly.ResolvedRefMap = new Map();
  for (const { value } of objects) {
    const reference = value["$ref"];
    const key = `${spec.file}::${String(reference)}`;
    if (typeof reference !== "string" || references.has(key)) continue;
    const target = follow(spec.document, value, "");
    const isThere = target.value !== undefined && target.value !== value;
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

function toDiagnostic(spec: Spec, problem: Redocly.NormalizedProblem): Diagnostic[] {
  const [place] = problem.location;
  const rule = redoclyRules[problem.ruleId];
  if (!rule || place?.pointer === undefined) return [];
  const pointer = toPointer(place.pointer);
  const message = problem.message.replace(/\s+/g, " ");
  // Not every operation needs security: an open one is a choice.
  if (message.startsWith("Every operation should have security")) return [];
  const finding = problem.ruleId === "struct" ? judgeStruct(message, pointer, spec.version) : undefined;
  if (problem.ruleId === "struct" && !finding) return [];
  const code = finding?.code ?? rule.code;
  const [suggestion] = problem.suggest;
  return [
    {
      ...(code ? diagnose(code, message) : { code: problem.ruleId, message }),
      severity: finding?.severity ?? rule.severity,
      ...(suggestion !== undefined && { hint: `Did you mean \`${suggestion}\`?` }),
      location: spec.locate(pointer, place.reportOnKey ? "key" : "value"),
      ...relatedTo(spec, problem),
    },
  ];
}

function relatedTo(spec: Spec, { from }: Redocly.NormalizedProblem): { related?: RelatedPlace[] } {
  if (from?.pointer === undefined) return {};
  return { related: [{ message: "referred to here", location: spec.locate(toPointer(from.pointer)) }] };
}

/** `#/` is Redocly's root; everything else is a fragment as usual. */
function toPointer(fragment: string): string {
  return fragment === "#/" ? "" : fragment.slice(1);
}
