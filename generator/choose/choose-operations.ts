import { operationsIn, type OperationNode } from "../document/operations.ts";
import { matchesPath } from "../document/path-pattern.ts";
import { resolvePathItem } from "../document/references.ts";
import type { Spec } from "../document/spec.ts";
import { METHODS, WEBHOOK_FIELDS } from "../document/methods.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import type { Choice } from "./choice.ts";
import { withReachedComponents } from "./reached-components.ts";

/** A document without the operations that were not chosen, and words that mean nothing in it. */
export interface Chosen {
  readonly spec: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/** Leaves out the operations that are not chosen, and the components that nothing leads to any more. */
export function chooseOperations(spec: Spec, choice: Choice): Chosen {
  if (choice.include.length === 0 && choice.exclude.length === 0) return { spec, diagnostics: [] };
  const all = operationsIn(spec.document);
  const diagnostics = [...choice.include, ...choice.exclude].flatMap((word) => refuseUnknown(word, all));
  const chosen = all.filter((node) => isChosen(node, choice));
  if (diagnostics.length === 0 && chosen.length === 0)
    diagnostics.push(diagnose("choice-empty", "No operation is left."));
  const document = withReachedComponents(withOperations(spec.document, new Set(chosen)));
  return { spec: { ...spec, document }, diagnostics };
}

/** Whether a finding of loading is about a part of the document that was left out. */
export function isLeftOut({ subject }: Diagnostic, document: JsonObject): boolean {
  return (
    subject !== undefined && subject.pointers.every((pointer) => valueAt(document, pointer) === undefined)
  );
}

function isChosen(node: OperationNode, { include, exclude }: Choice): boolean {
  const isIn = include.length === 0 || include.some((word) => fits(word, node));
  return isIn && !exclude.some((word) => fits(word, node));
}

const TAG = "tag:";

function fits(word: string, node: OperationNode): boolean {
  if (word.startsWith(TAG)) return tagsOf(node).includes(word.slice(TAG.length));
  if (word.startsWith("/")) return node.kind === "path" && matchesPath(word, node.path);
  const id = node.operation["operationId"];
  return typeof id === "string" && matchesPath(word, id);
}

function tagsOf({ operation: { tags } }: OperationNode): readonly string[] {
  return isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}

function refuseUnknown(word: string, all: readonly OperationNode[]): Diagnostic[] {
  if (all.some((node) => fits(word, node))) return [];
  const known = all.flatMap((node) => {
    if (word.startsWith(TAG)) return tagsOf(node).map((tag) => `${TAG}${tag}`);
    if (word.startsWith("/")) return node.kind === "path" ? [node.path] : [];
    const id = node.operation["operationId"];
    return typeof id === "string" ? [id] : [];
  });
  // Somebody may have left `tag:` out.
  const isTag = all.some((node) => tagsOf(node).includes(word));
  const hint = isTag ? `Write \`${TAG}${word}\` to mean the tag.` : didYouMean(word, new Set(known));
  return [diagnose("choice-unknown", `No operation fits \`${word}\`.`, { hint })];
}

/** The document with path items and webhooks that hold chosen operations alone. */
function withOperations(document: JsonObject, chosen: ReadonlySet<OperationNode>): JsonObject {
  const nodesBelow = byPathItem(operationsIn(document));
  const fields = ["paths", ...WEBHOOK_FIELDS].flatMap((field) => {
    const map = document[field];
    if (!isObject(map)) return [];
    const entries = Object.entries(map).flatMap(([key, item]): [string, JsonValue | undefined][] => {
      const pointer = pointerTo(`/${field}`, key);
      const nodes = nodesBelow.get(pointer) ?? [];
      const kept = nodes.filter((node) => chosen.has(node));
      if (kept.length === nodes.length) return [[key, item]];
      return kept.length === 0 ? [] : [[key, withMethods(document, item, pointer, kept)]];
    });
    return [[field, Object.fromEntries(entries)] as const];
  });
  return { ...document, ...Object.fromEntries(fields) };
}

/** The operations by the pointer of their path item in the map that holds it: the first two tokens of their key. */
function byPathItem(nodes: readonly OperationNode[]): ReadonlyMap<string, readonly OperationNode[]> {
  const found = new Map<string, OperationNode[]>();
  for (const node of nodes) {
    const pointer = node.key.split("/").slice(0, 3).join("/");
    const list = found.get(pointer);
    if (list === undefined) found.set(pointer, [node]);
    else list.push(node);
  }
  return found;
}

/** A path item with some of its operations; its reference is followed, since others may have it too. */
function withMethods(
  document: JsonObject,
  item: JsonValue | undefined,
  pointer: string,
  kept: readonly OperationNode[],
): JsonObject {
  const parts = resolvePathItem(document, item, pointer).map(({ value }) => value);
  const all = parts.toReversed().reduce<JsonObject>((before, next) => ({ ...before, ...next }), {});
  const methods = new Set(kept.map(({ method }) => method));
  const more = all["additionalOperations"];
  const without = Object.entries(all).filter(
    ([name]) =>
      name !== "$ref" && (!METHODS.some((method) => method === name) || methods.has(name.toUpperCase())),
  );
  if (!isObject(more)) return Object.fromEntries(without);
  const additional = Object.fromEntries(Object.entries(more).filter(([name]) => methods.has(name)));
  return { ...Object.fromEntries(without), additionalOperations: additional };
}
