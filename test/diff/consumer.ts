import { ts } from "ts-morph";
import type { ApiModel, InterfaceModel, Operation, Property, TypeText } from "../../generator/model/model.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../../generator/shared/text/literals.ts";

/** What somebody may have written who uses all of a package. */
export interface Consumer {
  /** Reads and writes every declaration and calls every function. */
  readonly code: string;
  /** A switch without a default branch over each list of values. */
  readonly switches: string;
}

/** Writes the code of a consumer from the model of the package that it knows. It shares nothing with the diff. */
export function consumerOf(model: ApiModel): Consumer {
  const models = new Map(model.models.map((one) => [one.name, one]));
  const operations = model.groups.flatMap((group) => group.operations);
  const lines = [
    ...model.models.flatMap((one): readonly string[] => {
      const goes = { out: one.direction !== "response", in: one.direction !== "request" };
      switch (one.kind) {
        case "enum":
          return one.members.map(
            ({ name, value }) => `const _: ${JSON.stringify(value)} = ${one.name}${propertyAccess(name)};`,
          );
        case "alias":
          return use(one.name, one.type.text, goes);
        case "interface":
          return use(one.name, textOf(allProperties(models, one), one.index), goes);
      }
    }),
    ...operations.flatMap(usesOf),
    ...model.servers.map(({ name }) => `const _ = servers${propertyAccess(name)};`),
    ...model.guards.flatMap(({ name, union, narrowed }) => [
      `const _ = (value: ${union.text}): ${narrowed.text} | undefined => (${name}(value) ? value : undefined);`,
    ]),
    ...model.webhooks.flatMap(({ name, payload }) => use(name, payload.text, { in: true, out: false })),
    ...(model.decimals.length === 0 ? [] : ["const _ = exactNumbers;"]),
  ];
  const switches = [
    ...model.models.flatMap((one) =>
      one.kind === "enum" && !one.open && one.direction !== "request"
        ? [
            exhaustive(
              one.name,
              one.members.map(({ value }) => JSON.stringify(value)),
            ),
          ]
        : [],
    ),
  ];
  const imports = importsOf(model, operations);
  const files = model.groups.flatMap(({ fileName, operations: inside }) =>
    inside.map(
      ({ name }, index) =>
        `import { ${name} as _${fileName.replaceAll(/\W/g, "")}${String(index)} } from "the-package/operations/${fileName}";`,
    ),
  );
  const named = lines.map((line, index) =>
    line.replace(/^(const|type|function) _/, `export $1 _${String(index)}`),
  );
  const declared = "declare function some<T>(): T;";
  return {
    code: [imports, ...files, declared, ...named].join("\n"),
    switches: [imports, ...switches.map((text, index) => text.replace("_", `_${String(index)}`))].join("\n"),
  };
}

function importsOf(model: ApiModel, operations: readonly Operation[]): string {
  const values = [
    ...model.models.flatMap((one) => (one.kind === "enum" ? [one.name] : [])),
    ...operations.map(({ name }) => name),
    ...model.guards.map(({ name }) => name),
    ...(model.servers.length > 0 ? ["servers"] : []),
    ...(model.decimals.length > 0 ? ["exactNumbers"] : []),
  ];
  const own = [
    ...model.models.flatMap((one) => (one.kind === "enum" ? [] : [one.name])),
    ...operations.flatMap(({ parametersName, errorsName }) => [parametersName, errorsName]),
    ...model.webhooks.map(({ name }) => name),
  ].filter((name) => name !== undefined);
  const taken = new Set([...values, ...own]);
  const runtime = ["Client", "OpenEnum", "BinaryResponse", "BinaryInput", "ServerSentEvent"];
  const types = [...own, ...runtime.filter((name) => !taken.has(name))];
  return `import { ${[...values, ...types.map((name) => `type ${name}`)].join(", ")} } from "the-package";`;
}

interface Goes {
  /** Somebody reads it. */
  readonly in: boolean;
  /** Somebody makes it. */
  readonly out: boolean;
}

/** Code that takes a type apart and puts it together, and mentions its name. */
function use(name: string, text: string, goes: Goes): readonly string[] {
  const type = nodeOf(text);
  return [
    `type _ = ${name};`,
    ...(goes.in ? readsOf("value", type, 0).map((read) => `const _ = (value: ${name}) => { ${read} };`) : []),
    ...(goes.out
      ? [...new Set([made(type, false), made(type, true)])].map(
          (value) => `const _ = (): ${name} => (${value});`,
        )
      : []),
  ];
}

function usesOf(operation: Operation): readonly string[] {
  const { name, parametersName, errorsName, body, parameters, result, errors, pages } = operation;
  const members = [
    ...parameters.map(({ property, required, type }) => ({ name: property, required, type })),
    ...(body === undefined
      ? []
      : [
          {
            name: body.property,
            required: body.required,
            type: { text: body.content.map(({ type }) => `(${type.text})`).join(" | "), references: [] },
          },
        ]),
  ];
  const type = nodeOf(textOf(members, undefined));
  const isFree = members.every(({ required }) => !required);
  const calls =
    parametersName === undefined
      ? [`${name}(client)`]
      : [
          ...(isFree ? [`${name}(client)`] : []),
          ...[...new Set([made(type, false), made(type, true)])].map((value) => `${name}(client, ${value})`),
        ];
  const failures = errors.map(
    ({ status, type: { text } }) => `${/^\d+$/.test(status) ? status : stringLiteral(status)}: ${text}`,
  );
  return [
    ...calls.map((call) => `const _ = (client: Client) => ${call};`),
    ...(parametersName === undefined
      ? []
      : use(parametersName, textOf(members, undefined), { in: false, out: true })),
    ...readsOf("value", nodeOf(result.type.text), 0).map(
      (read) =>
        `const _ = async (call: ReturnType<typeof ${name}>) => { const value = await call; ${read} };`,
    ),
    ...(pages === undefined ? [] : [`const _ = (call: ReturnType<typeof ${name}>) => call.pages();`]),
    ...(errorsName === undefined
      ? []
      : use(errorsName, `{ ${failures.join("; ")} }`, { in: true, out: false })),
  ];
}

function exhaustive(type: string, literals: readonly string[]): string {
  const branches = literals.map((literal) => `case ${literal}: return 1;`).join(" ");
  return `export function _(value: NonNullable<${type}>): number { switch (value) { ${branches} } }`;
}

type Member = Pick<Property, "name" | "required" | "type">;

function textOf(members: readonly Member[], index: TypeText | undefined): string {
  const lines = members.map(
    ({ name, required, type }) => `${propertyKey(name)}${required ? "" : "?"}: ${type.text}`,
  );
  return `{ ${[...lines, ...(index === undefined ? [] : [`[key: string]: ${index.text}`])].join("; ")} }`;
}

function allProperties(
  models: ReadonlyMap<string, ApiModel["models"][number]>,
  model: InterfaceModel,
): readonly Member[] {
  const inherited = model.extends.flatMap((name) => {
    let parent = models.get(name);
    while (parent?.kind === "alias") parent = models.get(parent.type.text);
    return parent?.kind === "interface" ? allProperties(models, parent) : [];
  });
  return [...new Map([...inherited, ...model.properties].map((one) => [one.name, one])).values()];
}

function nodeOf(text: string): ts.TypeNode {
  const [statement] = ts.createSourceFile(
    "t.ts",
    `type T = ${text};`,
    ts.ScriptTarget.ESNext,
    true,
  ).statements;
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) throw new Error(`no type: ${text}`);
  return bare(statement.type);
}

function bare(node: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? bare(node.type) : node;
}

const isNothing = (node: ts.TypeNode): boolean =>
  node.kind === ts.SyntaxKind.UndefinedKeyword ||
  (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword);

/** What a type is where it is there, if that is one thing. */
function present(node: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isUnionTypeNode(node)) return node;
  const members = node.types.filter((member) => !isNothing(member));
  return members.length === 1 && members[0] !== undefined ? bare(members[0]) : undefined;
}

/** Statements that read an expression as what its type says, and everything inside it. */
function readsOf(expression: string, node: ts.TypeNode, depth: number): readonly string[] {
  const own = `const whole: ${widened(node)} = ${expression};`;
  const inner = present(node);
  if (inner === undefined || depth > 4) return [own];
  const here = inner === node ? expression : `${expression}!`;
  if (ts.isArrayTypeNode(inner)) return [own, ...readsOf(`${here}[0]!`, bare(inner.elementType), depth + 1)];
  if (!ts.isTypeLiteralNode(inner)) return [own];
  const inside = inner.members.flatMap((member): readonly string[] => {
    if (ts.isIndexSignatureDeclaration(member))
      return readsOf(`${here}["key"]!`, bare(member.type), depth + 1);
    if (!ts.isPropertySignature(member) || member.type === undefined) return [];
    const access = `${here}${accessTo(member.name)}`;
    if (member.questionToken === undefined) return readsOf(access, bare(member.type), depth + 1);
    return [
      `const part: (${widened(member.type)}) | undefined = ${access};`,
      ...readsOf(`${access}!`, bare(member.type), depth + 1),
    ];
  });
  return [own, ...inside];
}

function accessTo(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ? `.${name.text}` : `[${name.getText()}]`;
}

/** An expression of a type: the least of it, or all of it. */
function made(node: ts.TypeNode, all: boolean): string {
  const inner = present(node);
  if (inner !== undefined && ts.isArrayTypeNode(inner)) return `[${made(bare(inner.elementType), all)}]`;
  if (inner === undefined || !ts.isTypeLiteralNode(inner)) return `some<${node.getText()}>()`;
  const members = inner.members.flatMap((member): readonly string[] => {
    if (ts.isIndexSignatureDeclaration(member)) return all ? [`key: ${made(bare(member.type), all)}`] : [];
    if (!ts.isPropertySignature(member) || member.type === undefined) return [];
    if (!all && member.questionToken !== undefined) return [];
    return [`${member.name.getText()}: ${made(bare(member.type), all)}`];
  });
  return `{ ${members.join(", ")} }`;
}

/** A type as somebody writes it who does not care which values of a list there are. */
function widened(node: ts.TypeNode): string {
  if (ts.isUnionTypeNode(node)) return [...new Set(node.types.map(widened))].join(" | ");
  if (ts.isParenthesizedTypeNode(node)) return `(${widened(node.type)})`;
  if (ts.isArrayTypeNode(node)) return `${widened(node.elementType)}[]`;
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return "string";
  if (ts.isLiteralTypeNode(node) && ts.isNumericLiteral(node.literal)) return "number";
  if (!ts.isTypeLiteralNode(node)) return node.getText();
  const members = node.members.map((member) => {
    if (ts.isIndexSignatureDeclaration(member)) return `[key: string]: ${widened(member.type)}`;
    if (!ts.isPropertySignature(member) || member.type === undefined) return member.getText();
    return `${member.name.getText()}${member.questionToken === undefined ? "" : "?"}: ${widened(member.type)}`;
  });
  return `{ ${members.join("; ")} }`;
}
