import type * as Redocly from "@redocly/openapi-core";
import { diagnose } from "../diagnostics/registry.ts";
import type { Diagnostic, RelatedPlace } from "../diagnostics.ts";
import type { Spec } from "../spec.ts";
import { redoclyRules } from "./rules.ts";
import { judgeStruct } from "./struct.ts";

/**
 * OpenAPI's own rules. Redocly gets the tree that loading made, in which every reference is local, and a
 * resolver that opens nothing; its places are pointers into that tree, which the document can locate.
 */
export async function lintWithRedocly(spec: Spec): Promise<Diagnostic[]> {
  const redocly = await import("@redocly/openapi-core");
  try {
    const problems = await redocly.lintDocument({
      document: { source: new redocly.Source(spec.file, ""), parsed: spec.document },
      config: await configure(redocly),
      customTypes: typesOf(redocly, spec),
      externalRefResolver: closedResolver(redocly),
    });
    return problems.flatMap((problem) => toDiagnostic(spec, problem));
  } catch (error) {
    // The linter trusts its input more than we do: a key such as `hasOwnProperty` can break it.
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnose("lint-failed", `The linter gave up: ${reason}.`, { location: spec.locate("") })];
  }
}

let config: Promise<Redocly.Config> | undefined;

function configure(redocly: typeof Redocly): Promise<Redocly.Config> {
  const rules = Object.fromEntries(Object.keys(redoclyRules).map((rule) => [rule, "error" as const]));
  return (config ??= redocly.createConfig({ rules }));
}

/** Redocly's grammar without its vendor's extensions, which are anyone's to use as they like. */
function typesOf(redocly: typeof Redocly, spec: Spec): Record<string, Redocly.NodeType> {
  // "3.1" is "oas3_1" there.
  const types = redocly.getTypes(`oas${spec.version.replace(".", "_")}` as "oas3_1");
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => {
      const own = Object.entries(type.properties).filter(([property]) => !property.startsWith("x-"));
      return [name, { ...type, properties: Object.fromEntries(own) }];
    }),
  );
}

/** Refuses to open anything: what looks like a reference in an example is data. */
function closedResolver(redocly: typeof Redocly): Redocly.BaseResolver {
  const resolver = new redocly.BaseResolver();
  resolver.resolveDocument = () =>
    Promise.reject(new Error("References were resolved when the document was loaded."));
  return resolver;
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
