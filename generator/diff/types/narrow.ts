import type { ApiModel, Model, Operation } from "../../model/model.ts";

/**
 * The part of a model that some exported names need: these themselves, and every declaration that they
 * mention, directly or by way of others. What nobody mentions need not be emitted and compiled.
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
  const wanted = new Set<string>(names);
  const byName = new Map(model.models.map((one) => [one.name, one]));
  const queue = [
    ...names,
    ...groups.flatMap((group) => group.operations.flatMap(mentionedBy)),
    ...webhooks.flatMap((webhook) => webhook.payload.references),
  ];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const found = byName.get(name);
    wanted.add(name);
    if (found === undefined) continue;
    queue.push(...referencesOf(found).filter((reference) => !wanted.has(reference)));
  }
  return { ...model, groups, webhooks, models: model.models.filter((one) => wanted.has(one.name)) };
}

function exportsOf(operation: Operation): readonly string[] {
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

function referencesOf(model: Model): readonly string[] {
  switch (model.kind) {
    case "enum":
      return [];
    case "alias":
      return model.type.references;
    case "interface":
      return [
        ...model.extends,
        ...model.properties.flatMap((property) => property.type.references),
        ...(model.index?.references ?? []),
      ];
  }
}
