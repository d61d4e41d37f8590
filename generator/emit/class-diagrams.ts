import { mentionsOf } from "../model/mentions.ts";
import type { ApiModel, InterfaceModel, Model, OperationGroup } from "../model/model.ts";

/** GitHub draws diagrams up to a size; a larger one would be an error message in its place. */
const MAX_MODELS = 100;
const MAX_EDGES = 400;

/** Members of a class that are drawn: with all of them, nobody sees how the classes hold each other. */
const MAX_MEMBERS = 10;

/** Draws the models that a group's operations take and return. Each model is drawn once, in the first group that has it. */
export type DrawModels = (group: OperationGroup) => string[];

export function diagramsOf({ models }: ApiModel): DrawModels {
  const byName = new Map(models.map((model) => [model.name, model]));
  const drawn = new Set<string>();
  return (group) => {
    const names = [...reachable(group, byName)].filter((name) => !drawn.has(name)).sort();
    for (const name of names) drawn.add(name);
    const entries = names.flatMap((name) => byName.get(name) ?? []);
    return classDiagram(entries, byName);
  };
}

/** The names of all models that the operations of a group lead to. */
function reachable(group: OperationGroup, models: ReadonlyMap<string, Model>): Set<string> {
  const found = new Set<string>();
  const open = group.operations.flatMap(({ parameters, body, result, errors }) => [
    ...parameters.flatMap(({ type }) => type.references),
    ...(body?.content ?? []).flatMap(({ type }) => type.references),
    ...result.type.references,
    ...errors.flatMap(({ type }) => type.references),
  ]);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const model = models.get(name);
    if (model === undefined || found.has(name)) continue;
    found.add(name);
    open.push(...(model.kind === "interface" ? model.extends : []), ...mentionsOf(model));
  }
  return found;
}

/** Models and how they hold each other, in Mermaid's notation. */
function classDiagram(entries: readonly Model[], models: ReadonlyMap<string, Model>): string[] {
  const classes = entries.filter((entry) => entry.kind !== "alias");
  if (classes.length === 0) return [];
  const tooMany = `${String(classes.length)} models: too many for a diagram. See \`src/models.ts\`.`;
  if (classes.length > MAX_MODELS) return [tooMany];
  const edges = classes
    .filter((entry) => entry.kind === "interface")
    .flatMap((entry) => edgesOf(entry, models));
  if (edges.length > MAX_EDGES) return [tooMany];
  return ["```mermaid", "classDiagram", ...classes.flatMap(classOf), ...edges, "```"];
}

function classOf(model: Model): string[] {
  if (model.kind === "enum") {
    const members = model.members.map((member) => `    ${diagramWord(member.name)}`);
    return [`  class ${model.name} {`, "    <<enumeration>>", ...members, "  }"];
  }
  if (model.kind === "alias") return [];
  const properties = membersOf(model.properties).map(
    (property) => `    ${diagramType(property.type.text)} ${diagramWord(property.name)}`,
  );
  const others = model.properties.length - properties.length;
  if (others > 0) properties.push(`    … ${String(others)} more`);
  return properties.length === 0
    ? [`  class ${model.name}`]
    : [`  class ${model.name} {`, ...properties, "  }"];
}

/** All properties where they are few, else the first ones. */
function membersOf(properties: InterfaceModel["properties"]): InterfaceModel["properties"] {
  return properties.length <= MAX_MEMBERS + 1 ? properties : properties.slice(0, MAX_MEMBERS);
}

function edgesOf(model: InterfaceModel, models: ReadonlyMap<string, Model>): string[] {
  const parents = drawable(model.extends, models).map((name) => `  ${name} <|-- ${model.name}`);
  const held = model.properties.flatMap((property) =>
    drawable(property.type.references, models).map((name) => {
      const many = property.type.text.includes("[]") ? ' "*"' : "";
      return `  ${model.name} -->${many} ${name} : ${diagramWord(property.name)}`;
    }),
  );
  return [...parents, ...held];
}

/** The classes that names stand for: an alias, which has no box of its own, stands for what it mentions. */
function drawable(
  names: readonly string[],
  models: ReadonlyMap<string, Model>,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  if (names.length === 0) return [];
  const found = names.flatMap((name) => {
    const model = models.get(name);
    if (model === undefined || seen.has(name)) return [];
    if (model.kind !== "alias") return [name];
    return drawable(model.type.references, models, new Set([...seen, name]));
  });
  return [...new Set(found)];
}

/** A type as one word: generics in Mermaid's spelling, anything with braces or unions shortened. */
function diagramType(text: string): string {
  const generic = /^(\w+)<(\w+)>(\[\])?$/.exec(text);
  if (generic !== null) return `${generic[1] ?? ""}~${generic[2] ?? ""}~${generic[3] ?? ""}`;
  return /^[\p{L}\p{N}_[\]]+$/u.test(text) ? text : "object";
}

/** Mermaid ends a member or a label at punctuation. */
function diagramWord(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, "_");
}
