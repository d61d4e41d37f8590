import { mentionsOf } from "../../model/mentions.ts";
import type { ApiModel, Model, Operation } from "../../model/model.ts";

/** How many references away from a witness a declaration still is what it is. */
const depth = 1;

/**
 * The part of a model that some exported names need: these themselves, what they mention, and all that those
 * inherit. What is mentioned further away becomes `any`, which fits everywhere: a claim that is still proven
 * would be proven with the whole package as well, and none that is wrong can come of it.
 */
export function narrowTo(model: ApiModel, names: ReadonlySet<string>): ApiModel {
  const groups = model.groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter((operation) =>
        exportsOf(operation).some((name) => names.has(name)),
      ),
    }))
    .filter((group) => group.operations.length > 0);
  const webhooks = model.webhooks.filter((webhook) => names.has(webhook.name));
  const guards = model.guards.filter((guard) => names.has(guard.name));
  const mentioned = [
    ...names,
    ...guards.flatMap(({ union, narrowed }) => [...union.references, ...narrowed.references]),
    ...groups.flatMap((group) => group.operations.flatMap(mentionedBy)),
    ...webhooks.flatMap((webhook) => webhook.payload.references),
  ];
  const distances = distancesFrom(model, mentioned);
  const models = model.models.flatMap((one): readonly Model[] => {
    const distance = distances.get(one.name);
    if (distance === undefined) return [];
    return [distance <= depth || one.kind === "enum" ? bare(one) : anything(one)];
  });
  return { ...model, groups, webhooks, guards, models };
}

/** How many references lead to each declaration; inheriting leads nowhere else. */
function distancesFrom(model: ApiModel, names: readonly string[]): ReadonlyMap<string, number> {
  const byName = new Map(model.models.map((one) => [one.name, one]));
  const distances = new Map<string, number>();
  const queue = names.map((name) => ({ name, distance: 0 }));
  for (let index = 0; index < queue.length; index += 1) {
    const { name, distance } = queue[index] ?? { name: "", distance: 0 };
    const found = byName.get(name);
    const before = distances.get(name);
    if (found === undefined || (before !== undefined && before <= distance)) continue;
    distances.set(name, distance);
    if (distance > depth) continue;
    if (found.kind === "interface")
      queue.push(...found.extends.map((parent) => ({ name: parent, distance })));
    queue.push(...mentionsOf(found).map((reference) => ({ name: reference, distance: distance + 1 })));
  }
  return distances;
}

/** A declaration without its comments: they are no part of a type, and most of the text. */
function bare(model: Model): Model {
  const { name, pointer, direction } = model;
  switch (model.kind) {
    case "enum": {
      const { kind, open, nullable } = model;
      const members = model.members.map((member) => ({ name: member.name, value: member.value }));
      return { kind, name, pointer, direction, open, nullable, members };
    }
    case "alias":
      return { kind: model.kind, name, pointer, direction, type: model.type };
    case "interface": {
      const { kind, extends: parents, index } = model;
      const properties = model.properties.map(({ name, pointer, required, readOnly, type }) => {
        return { name, pointer, required, readOnly, type, constraints: [] };
      });
      const own = { kind, name, pointer, direction, extends: parents, properties };
      return index === undefined ? own : { ...own, index };
    }
  }
}

function anything({ name, pointer, direction }: Model): Model {
  return { kind: "alias", name, pointer, direction, type: { text: "any", references: [] } };
}

/** What an operation's file exports for it. */
export function exportsOf(operation: Operation): readonly string[] {
  return [operation.name, operation.parametersName, operation.errorsName].filter(
    (name) => name !== undefined,
  );
}

function mentionedBy(operation: Operation): readonly string[] {
  return [
    ...operation.parameters.flatMap((parameter) => parameter.type.references),
    ...(operation.body?.content ?? []).flatMap((content) => content.type.references),
    ...operation.result.type.references,
    ...operation.errors.flatMap((error) => error.type.references),
    ...(operation.pages?.item.references ?? []),
  ];
}
