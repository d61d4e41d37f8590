import type { ApiModel, Operation } from "../model/model.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import { stringLiteral } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import { around, plain, type Expression } from "./expression.ts";
import { importsFor, namespaceImport, type Exporters } from "./imports.ts";
import { interfacesOf } from "./interfaces.ts";
import { pageReaders, type PageReader } from "./page-readers.ts";
import type { MakeFile } from "./source-file.ts";

/**
 * `tanstack-query.ts`: the options of a query for each GET, of an infinite one where there are pages, and of a mutation
 * for everything else. They are plain objects, which every adapter of TanStack Query takes, so the file imports none.
 */
export function emitTanstackQuery(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  const readPage = pageReaders(interfacesOf(model.models));
  const operations = model.groups.flatMap((group) => group.operations);
  const functions = operations.map((operation) => declare(operation, readPage));
  const uses = functions.flatMap((each) => each.uses);
  return [
    makeFile("src/tanstack-query.ts", [
      ...(functions.length === 0 ? [] : [namespaceImport("api", "./index.ts")]),
      ...importsFor([], uses, exporters, ""),
      ...TYPES,
      ...(uses.includes("linkAfter") ? [LINK_AFTER] : []),
      ...functions.map(({ text }) => text),
    ]),
  ];
}

const TYPES = [
  `/** Options of \`useQuery\`, \`fetchQuery\` and their like. */
  export interface Query<Data> {
    readonly queryKey: readonly [operation: string, params?: object];
    readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
  }`,
  `/** Options of \`useInfiniteQuery\` and its like. What leads to a page is the link of the page before. */
  export interface PagedQuery<Page> {
    readonly queryKey: readonly [operation: string, params?: object];
    readonly queryFn: (context: { readonly signal: AbortSignal; readonly pageParam: PageLink | null }) => Promise<Page>;
    readonly initialPageParam: PageLink | null;
    readonly getNextPageParam: (page: Page) => PageLink | null;
  }`,
  `/** Options of \`useMutation\` and its like. */
  export interface Mutation<Data, Params> {
    readonly mutationKey: readonly [operation: string];
    readonly mutationFn: (params: Params) => Promise<Data>;
  }`,
  `/** A link, as a page has it. */
  export type PageLink = string | object;`,
];

const LINK_AFTER = `function linkAfter<Page>(linkOf: (page: Page) => unknown): (page: Page) => PageLink | null {
  return (page) => {
    const link = linkOf(page);
    return (typeof link === "string" || typeof link === "object") && link ? link : null;
  };
}`;

function declare(operation: Operation, readPage: PageReader): Expression {
  const { name, pages, method } = operation;
  const docs = docsOf({ description: `\`${name}\`: see there.`, ...(operation.deprecated === undefined ? {} : { deprecated: operation.deprecated }) }); // prettier-ignore
  if (pages !== undefined) {
    const reader = readPage(operation.result.type, pages.next);
    return around(`${docs}export ${pagedQuery(operation)}, getNextPageParam: linkAfter(`, { ...reader, uses: [...reader.uses, "linkAfter"] }, ") }; }"); // prettier-ignore
  }
  return plain(`${docs}export ${method === "GET" ? query(operation) : mutation(operation)}`);
}

/** What a function resolves to. A query has to resolve to something, so nothing becomes null. */
function dataOf({ name }: Operation): string {
  return `Awaited<ReturnType<typeof api.${name}>>`;
}

function query(operation: Operation): string {
  const { name } = operation;
  const isEmpty = operation.result.type.text === "undefined";
  const data = isEmpty ? "null" : dataOf(operation);
  const run = `api.${name}(client, ${argument(operation)}{ signal })${isEmpty ? ".then(() => null)" : ""}`;
  return `function ${name}Query(${parameters(operation)}): Query<${data}> {
    return { queryKey: ${keyOf(operation)}, queryFn: ({ signal }) => ${run} };
  }`;
}

function pagedQuery(operation: Operation): string {
  const { name } = operation;
  const options = "pageParam === null ? { signal } : { signal, resumeFrom: pageParam }";
  return `function ${name}Query(${parameters(operation)}): PagedQuery<${dataOf(operation)}> {
    return { queryKey: ${keyOf(operation)},
      queryFn: ({ signal, pageParam }) => api.${name}(client, ${argument(operation)}${options}),
      initialPageParam: null`;
}

function mutation(operation: Operation): string {
  const { name, parametersName } = operation;
  const type = parametersName === undefined ? "void" : `api.${parametersName}${isOptional(operation) ? " | void" : ""}`;
  const run = parametersName === undefined ? `() => api.${name}(client)` : `(params) => api.${name}(client, params${isOptional(operation) ? " ?? {}" : ""})`;
  return `function ${name}Mutation(client: api.Client): Mutation<${dataOf(operation)}, ${type}> {
    return { mutationKey: [${stringLiteral(name)}], mutationFn: ${run} };
  }`;
} // prettier-ignore

function parameters(operation: Operation): string {
  const { parametersName: type } = operation;
  if (type === undefined) return "client: api.Client";
  return `client: api.Client, params: api.${type}${isOptional(operation) ? " = {}" : ""}`;
}

function argument({ parametersName }: Operation): string {
  return parametersName === undefined ? "" : "params, ";
}

function keyOf({ name, parametersName }: Operation): string {
  return `[${stringLiteral(name)}${parametersName === undefined ? "" : ", params"}]`;
}

function isOptional({ parameters: list, body }: Operation): boolean {
  return list.every(({ required }) => !required) && body?.required !== true;
}
