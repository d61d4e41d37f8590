import type { ApiModel, Operation, RequestBody } from "../../model/model.ts";
import { propertyAccess, stringLiteral } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import { removedExport } from "./model-candidates.ts";
import type { Around, Typed } from "./owner.ts";
import { propertyCandidates, typeCandidates } from "./type-candidates.ts";

/** What may break in the operations, the servers and the webhooks of a package. */
export function operationCandidates(base: ApiModel, head: ApiModel, around: Around): readonly Candidate[] {
  const operations = head.groups.flatMap((group) => group.operations);
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const byRoute = new Map(operations.map((operation) => [routeOf(operation), operation]));
  const functions = base.groups
    .flatMap((group) => group.operations)
    .flatMap((operation): readonly Candidate[] => {
      const next = byName.get(operation.name);
      return next === undefined
        ? [removedFunction(operation, byRoute.get(routeOf(operation)))]
        : compareFunctions(operation, next, around);
    });
  const moved = movedFunctions(base, head);
  return [...functions, ...moved, ...serverCandidates(base, head), ...webhookCandidates(base, head, around)];
}

/** Functions in another file: whoever imports from the file by its subpath no longer finds them. */
function movedFunctions(base: ApiModel, head: ApiModel): readonly Candidate[] {
  const after = new Map(
    head.groups.flatMap((group) => group.operations.map((one) => [one.name, { group, one }] as const)),
  );
  return base.groups.flatMap((group) =>
    group.operations.flatMap((operation): readonly Candidate[] => {
      const next = after.get(operation.name);
      if (next === undefined || next.group.fileName === group.fileName) return [];
      const subpath = `operations/${group.fileName}`;
      return [
        {
          symbol: `${subpath} ${operation.name}`,
          pointers: { base: `${operation.pointer}/tags`, head: `${next.one.pointer}/tags` },
          values: [operation.name],
          types: [],
          subpath,
          code: `export const call = ${operation.name};`,
          before: `${subpath}: function ${operation.name}(…)`,
          after: `operations/${next.group.fileName}: function ${operation.name}(…)`,
        },
      ];
    }),
  );
}

function routeOf(operation: Operation): string {
  return `${operation.method} ${operation.path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

function removedFunction(base: Operation, successor: Operation | undefined): Candidate {
  return {
    symbol: base.name,
    pointers: { base: base.pointer, ...(successor === undefined ? {} : { head: successor.pointer }) },
    values: [base.name],
    types: [],
    code: `export const call = ${base.name};`,
    before: `function ${base.name}(…)`,
    after: successor === undefined ? null : `function ${successor.name}(…)`,
  };
}

function compareFunctions(base: Operation, head: Operation, around: Around): readonly Candidate[] {
  return [
    ...parameterCandidates(base, head, around),
    ...callCandidates(base, head),
    ...resultCandidates(base, head, around),
    ...errorCandidates(base, head, around),
  ];
}

/** The properties of an operation's parameter interface, its body among them. */
function parametersOf(operation: Operation): readonly Typed[] {
  const own = operation.parameters.map(({ property, required, type, pointer }) => ({
    name: property,
    required,
    type,
    pointer,
  }));
  return operation.body === undefined ? own : [...own, bodyOf(operation.body)];
}

function bodyOf(body: RequestBody): Typed {
  const texts = [...new Set(body.content.map((content) => content.type.text))];
  const references = body.content.flatMap((content) => content.type.references);
  return {
    name: body.property,
    required: body.required,
    type: { text: texts.join(" | "), references },
    pointer: body.pointer,
  };
}

function parameterCandidates(base: Operation, head: Operation, around: Around): readonly Candidate[] {
  if (base.parametersName === undefined || base.parametersName !== head.parametersName) return [];
  const owner = {
    type: base.parametersName,
    symbol: base.parametersName,
    names: { types: [base.parametersName] },
    direction: "request",
    pointers: { base: base.pointer, head: head.pointer },
    ...around,
  } as const;
  return propertyCandidates(owner, parametersOf(base), parametersOf(head));
}

/** Calls as they were written: without parameters where there were none or none was required. */
function callCandidates(base: Operation, head: Operation): readonly Candidate[] {
  const optional = parametersOf(base).every((parameter) => !parameter.required);
  const culprit = parametersOf(head).find((parameter) => parameter.required);
  const common = {
    symbol: base.name,
    values: [base.name],
    types: [],
    runtime: ["Client"],
    before: null,
    after: null,
  };
  if (optional && culprit !== undefined) {
    const code = `export const call = (client: Client) => ${base.name}(client);`;
    const pointers = culprit.pointer === undefined ? {} : { head: culprit.pointer };
    return [{ ...common, pointers, code }];
  }
  if (base.parametersName === undefined || head.parametersName === base.parametersName) return [];
  return [removedExport({ name: base.parametersName, pointer: base.pointer })];
}

function resultCandidates(base: Operation, head: Operation, around: Around): readonly Candidate[] {
  const common = {
    symbol: `${base.name}()`,
    pointers: { base: `${base.pointer}/responses`, head: `${head.pointer}/responses` },
    values: [base.name],
    before: `${base.name}(): ${base.result.type.text}`,
    after: `${head.name}(): ${head.result.type.text}`,
  };
  const result = `ReturnType<typeof ${base.name}>`;
  const read: Candidate = {
    ...common,
    types: base.result.type.references,
    code: `export const read = async (call: ${result}): Promise<${base.result.type.text}> => await call;`,
  };
  const owner = {
    type: `Awaited<${result}>`,
    symbol: common.symbol,
    names: { values: common.values },
    direction: "response",
    pointers: common.pointers,
    ...around,
  } as const;
  const pages: Candidate = {
    ...common,
    types: [],
    code: `export const pages = (call: ${result}) => call.pages();`,
  };
  return [
    ...typeCandidates(owner, base.result.type, head.result.type, common, () => [read]),
    ...(base.pages !== undefined && head.pages === undefined ? [pages] : []),
  ];
}

function errorCandidates(base: Operation, head: Operation, around: Around): readonly Candidate[] {
  const { errorsName } = base;
  if (errorsName === undefined) return [];
  if (head.errorsName !== errorsName)
    return [removedExport({ name: errorsName, pointer: `${base.pointer}/responses` })];
  const after = new Map(head.errors.map((error) => [error.status, error]));
  return base.errors.flatMap((error): readonly Candidate[] => {
    const next = after.get(error.status);
    if (next?.type.text === error.type.text) return [];
    const key = /^\d+$/.test(error.status) ? error.status : stringLiteral(error.status);
    const place = `/responses/${error.status}`;
    const owner = {
      type: `${errorsName}[${key}]`,
      symbol: `${errorsName}[${key}]`,
      names: { types: [errorsName] },
      direction: "response",
      pointers: { base: base.pointer + place, head: head.pointer + (next === undefined ? "" : place) },
      ...around,
    } as const;
    const before = `${key}: ${error.type.text}`;
    if (next === undefined) {
      const { symbol, pointers, names } = owner;
      const code = `export type Body = ${owner.type};`;
      return [{ symbol, pointers, values: [], types: names.types, code, before, after: null }];
    }
    return typeCandidates(owner, error.type, next.type, { before, after: `${key}: ${next.type.text}` });
  });
}

function serverCandidates(base: ApiModel, head: ApiModel): readonly Candidate[] {
  const names = new Set(head.servers.map((server) => server.name));
  return base.servers
    .filter((server) => !names.has(server.name))
    .map((server) => ({
      symbol: `servers${propertyAccess(server.name)}`,
      pointers: { base: server.pointer },
      values: ["servers"],
      types: [],
      code: `export const baseUrl = servers${propertyAccess(server.name)};`,
      before: `${server.name}: ${stringLiteral(server.url)}`,
      after: null,
    }));
}

function webhookCandidates(base: ApiModel, head: ApiModel, around: Around): readonly Candidate[] {
  const after = new Map(head.webhooks.map((webhook) => [webhook.name, webhook]));
  return base.webhooks.flatMap((webhook): readonly Candidate[] => {
    const next = after.get(webhook.name);
    if (next === undefined) return [removedExport(webhook)];
    const owner = {
      type: webhook.name,
      symbol: webhook.name,
      names: { types: [webhook.name] },
      direction: "response",
      pointers: { base: webhook.pointer, head: next.pointer },
      ...around,
    } as const;
    return typeCandidates(owner, webhook.payload, next.payload, {
      before: `type ${webhook.name} = ${webhook.payload.text}`,
      after: `type ${webhook.name} = ${next.payload.text}`,
    });
  });
}
