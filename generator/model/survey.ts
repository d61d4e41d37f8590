import type { Diagnostic, Location } from "../shared/diagnostics/diagnostic.ts";
import type { JsonObject } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { buildGuards } from "./build-guards.ts";
import { buildOperation, operationClaims } from "./build-operations.ts";
import { baseUnionOf } from "./base-unions.ts";
import { buildSchemas, buildShapes } from "./build-schemas.ts";
import { buildServers } from "./build-servers.ts";
import { buildWebhook, webhookClaims } from "./build-webhooks.ts";
import { isForFiles } from "./files.ts";
import { groupOperations, tagOf } from "./group-operations.ts";
import { inlineSchemas, type InlineSchema } from "./inline-schemas.ts";
import type { ApiModel, Shape } from "./model.ts";
import { findSplit, schemaClaims } from "./named-schemas.ts";
import type { Naming } from "./naming.ts";
import { assignNames, exportedAs, type Claim } from "../document/names/assign-names.ts";
import { deriveNames } from "../document/names/derived-names.ts";
import { type OperationNode, operationsIn } from "../document/operations.ts";
import { findReach, type Reach, schemaRoots } from "./reach.ts";
import { createContext } from "./references.ts";
import { takenNames } from "../document/names/taken-names.ts";

/** What is known of a document before anything is built: what has a name, and which. */
export interface Survey extends Naming {
  readonly document: JsonObject;
  readonly operations: readonly OperationNode[];
  readonly webhooks: readonly OperationNode[];
  readonly roots: ReturnType<typeof schemaRoots>;
  /** Schemas in place that have a name all the same. */
  readonly inline: readonly InlineSchema[];
  readonly reach: Reach;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds everything that a package declares, and names it. */
export function surveyOf(spec: Spec): Survey {
  const { document } = spec;
  const operations = operationsIn(document).filter(({ kind }) => kind === "path");
  const webhooks = operationsIn(document).filter(({ kind }) => kind === "webhook");
  const roots = schemaRoots(document);
  const inline = inlineSchemas(document, operations);
  const reach = withInline(findReach(document, roots), inline);
  const split = findSplit(document, reach);
  const forFiles = new Set([...reach].filter(([, uses]) => isForFiles(uses)).map(([pointer]) => pointer));
  const unions = new Set([...reach.keys()].filter((pointer) => baseUnionOf(document, pointer) !== undefined));
  const claims = [
    ...schemaClaims(document, without(reach, inline), split, unions),
    ...operationClaims(operations),
    ...webhookClaims(webhooks),
  ];
  const locate = (pointer: string): Location => spec.locate(pointer, "key");
  const { byPointer, diagnostics } = assignNames(claims, takenNames(), locate);
  const names = new Map([...byPointer, ...deriveNames(inline, byPointer, identifiersOf(claims, byPointer))]);
  return {
    document,
    operations,
    webhooks,
    roots,
    inline,
    reach,
    split,
    forFiles,
    unions,
    names,
    diagnostics,
  };
}

function withInline(reach: Reach, inline: readonly InlineSchema[]): Reach {
  const all = new Map(reach);
  for (const { pointer, use } of inline) all.set(pointer, new Set([...(all.get(pointer) ?? []), use]));
  return all;
}

function without(reach: Reach, inline: readonly InlineSchema[]): Reach {
  const pointers = new Set(inline.map(({ pointer }) => pointer));
  return new Map([...reach].filter(([pointer]) => !pointers.has(pointer)));
}

/** Every identifier that is taken once these claims have their names. */
function identifiersOf(claims: readonly Claim[], names: ReadonlyMap<string, string>): ReadonlySet<string> {
  const own = claims.flatMap(({ pointer, suffixes = [] }) => {
    const name = names.get(pointer) ?? "";
    return [name, ...suffixes.map((suffix) => exportedAs(name, suffix))];
  });
  return new Set([...takenNames(), ...own]);
}

/** Builds what a survey has found: all of it, or the operations and schemas that it was cut down to. */
export function buildSurveyed(
  survey: Survey,
): Pick<ApiModel, "servers" | "models" | "groups" | "webhooks" | "guards"> {
  const { document, operations, webhooks, reach, names } = survey;
  const context = createContext(document, survey);
  const nameOf = ({ key }: { readonly key: string }): string => names.get(key) ?? "";
  const built = operations.map((node) => ({
    tag: tagOf(node.operation),
    operation: buildOperation(node, nameOf(node), context),
  }));
  return {
    servers: buildServers(document["servers"], "/servers"),
    models: buildSchemas(reach, survey, context),
    groups: groupOperations(document["tags"], built),
    webhooks: webhooks.map((node) => buildWebhook(node, nameOf(node), context)),
    guards: buildGuards(reach, names, context),
  };
}

/** The shapes of the models of a survey. */
export function shapesOf(survey: Survey): readonly Shape[] {
  return buildShapes(survey.reach, survey, createContext(survey.document, survey, true));
}
