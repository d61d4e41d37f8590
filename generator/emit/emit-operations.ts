import type {
  FunctionStatement,
  InterfaceStatement,
  ParameterStatement,
  PropertyStatement,
  Statement,
} from "../shared/statement.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import { contentTypeProperty } from "../model/body-kinds.ts";
import type { ApiModel, Operation, OperationGroup, ResultChoice, TypeText } from "../model/model.ts";
import { propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { credentialsOf } from "./credentials.ts";
import { constraintSentence, docsOf } from "./docs.ts";
import type { Expression } from "./expression.ts";
import { shareIdHeaders } from "./id-headers.ts";
import { importsFor, type Exporters } from "./imports.ts";
import { interfacesOf } from "./interfaces.ts";
import { pageReaders } from "./page-readers.ts";
import { optionsExpression, requestSpec, type Writers } from "./request-spec.ts";
import { shapeWriter } from "./shape-expression.ts";
import type { MakeFile } from "./source-file.ts";

/** One file per tag: for each operation its parameter interface, its error bodies and its function. */
export function emitOperations(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  const enums = new Set(model.models.filter((entry) => entry.kind === "enum").map(({ name }) => name));
  const isScalar = (type: TypeText): boolean =>
    type.text.split(" | ").every((part) => enums.has(part) || SCALAR.test(part));
  const interfaces = interfacesOf(model.models);
  const writers = { isScalar, readPage: pageReaders(interfaces), shapeOf: shapeWriter(interfaces) };
  return model.groups.map((group) => emitGroup(group, exporters, makeFile, writers));
}

/** A keyword or a literal whose values are neither arrays nor objects. */
const SCALAR = /^(?:string|number|boolean|true|false|-?\d[\d.]*|"[^"\\]*")$/;

/** The path of a tag's file below `src`. */
export function operationsPath(group: OperationGroup): string {
  return `operations/${group.fileName}.ts`;
}

function emitGroup(
  group: OperationGroup,
  exporters: Exporters,
  makeFile: MakeFile,
  writers: Writers,
): EmittedFile {
  const ids = shareIdHeaders(group.operations);
  const errors = errorInterfaces(group.operations);
  const emitted = group.operations.map((operation) =>
    emitOperation(operation, requestSpec(operation, ids.of(operation), writers), errors.get(operation) ?? []),
  );
  const types = [...emitted.flatMap((entry) => entry.types), ...ids.types];
  const values = [...emitted.flatMap((entry) => entry.values), ...ids.values];
  const imports = importsFor(types, values, exporters, "operations");
  return makeFile(`src/${operationsPath(group)}`, [
    ...imports,
    ...ids.statements,
    ...emitted.flatMap((entry) => entry.statements),
  ]);
}

interface Emitted {
  readonly statements: readonly Statement[];
  /** Names of types and values that the statements mention. */
  readonly types: readonly string[];
  readonly values: readonly string[];
}

function emitOperation(operation: Operation, spec: Expression, errors: readonly Statement[]): Emitted {
  const options = optionsExpression(operation);
  const parameterTypes = [
    ...operation.parameters.flatMap((parameter) => parameter.type.references),
    ...(operation.body?.content ?? []).flatMap((content) => content.type.references),
  ];
  const types = [
    "Client",
    ...(operation.pages === undefined ? ["ApiPromise"] : ["PagedPromise", "PageOptions"]),
    ...(operation.pages === undefined && usualChoice(operation) === undefined ? ["RequestOptions"] : []),
    ...parameterTypes,
    ...operation.result.type.references,
    ...operation.result.choices.flatMap((choice) => choice.type.references),
    ...(operation.result.choices.length === 0 ? [] : ["AcceptOptions", "ApiPromise"]),
    ...operation.errors.flatMap((error) => error.type.references),
    ...(operation.pages?.item.references ?? []),
  ];
  const statements = [...parameterInterface(operation), ...errors, declare(operation, spec, options)];
  return {
    statements,
    types,
    values: [
      operation.pages === undefined ? "send" : "sendPages",
      ...(operation.parametersName === undefined ? [] : ["given"]),
      ...spec.uses,
      ...options.uses,
    ],
  };
}

/** The interface of an operation's parameters, its body among them. */
function parameterInterface(operation: Operation): InterfaceStatement[] {
  if (operation.parametersName === undefined) return [];
  const properties = operation.parameters.map((parameter) =>
    property(parameter.property, parameter.type.text, parameter.required, docsOf(parameter, {
      after: [
        constraintSentence(parameter.constraints),
        parameter.property === parameter.name ? undefined : `Sent as \`${parameter.name.replaceAll("`", "'")}\`.`,
      ],
    })),
  ); // prettier-ignore
  return [
    {
      kind: "interface",
      leadingTrivia: docsOf({ description: `Parameters of \`${operation.name}\`.` }),
      name: operation.parametersName,
      properties: [...properties, ...bodyProperties(operation)],
    },
  ];
}

function bodyProperties({ body }: Operation): PropertyStatement[] {
  if (body === undefined) return [];
  const [first] = body.content;
  const types = [...new Set(body.content.map((content) => content.type.text))];
  const own = property(body.property, types.join(" | "), body.required, docsOf(body));
  if (body.content.length < 2) return [own];
  const mediaTypes = body.content.map((content) => stringLiteral(content.mediaType)).join(" | ");
  const docs = docsOf({ description: `Media type of the body: \`${first?.mediaType ?? ""}\` when absent.` });
  return [own, property(contentTypeProperty(body.property), mediaTypes, false, docs)];
}

/** A parameter may be given as `undefined`, so that a caller can pass on an optional value of his own. */
function property(name: string, type: string, required: boolean, docs: string): PropertyStatement {
  return {
    leadingTrivia: docs,
    name: propertyKey(name),
    hasQuestionToken: !required,
    type: required ? type : `${type} | undefined`,
  };
}

/**
 * The bodies that a failed call can carry, by status: what `isErrorOf` narrows an error to. Of operations that fail in
 * the same ways, the first declares them and the others refer to it.
 */
function errorInterfaces(operations: readonly Operation[]): ReadonlyMap<Operation, readonly Statement[]> {
  const first = new Map<string, string>();
  return new Map(
    operations.map((operation): [Operation, readonly Statement[]] => {
      const { name, errors, errorsName } = operation;
      if (errorsName === undefined) return [operation, []];
      const same = JSON.stringify(errors.map(({ status, type }) => [status, type.text]));
      const before = first.get(same);
      const leadingTrivia = docsOf({ description: `Error bodies of \`${name}\`, by status.` });
      if (before !== undefined) {
        return [operation, [{ kind: "alias", leadingTrivia, name: errorsName, type: before }]];
      }
      first.set(same, errorsName);
      const properties = errors.map(({ status, type }) => ({
        name: /^\d+$/.test(status) || status === "default" ? status : stringLiteral(status),
        type: type.text,
      }));
      return [operation, [{ kind: "interface", leadingTrivia, name: errorsName, properties }]];
    }),
  );
} // prettier-ignore

function declare(operation: Operation, spec: Expression, options: Expression): FunctionStatement {
  const { choices, type } = operation.result;
  const usual = usualChoice(operation);
  const others = choices.filter((choice) => choice !== usual);
  const credentials = credentialsOf(operation);
  const last = {
    leadingTrivia: docsOf(operation, {
      after: [
        credentials === undefined ? undefined : `Credentials: ${credentials}.`,
        code(`${operation.method} ${operation.path}`),
      ],
    }),
    returnType: returnType(operation, type.text),
  };
  const base = { kind: "function", name: operation.name } as const;
  // Here alone: whatever reads a parameter below sees what the caller has given, and nothing else.
  const own = operation.parametersName === undefined ? [] : ["params = given(params);"];
  const statements = [...own, callOf(operation, spec, options)];
  if (others.length === 0) {
    return { ...base, ...last, parameters: parametersOf(operation, "default", optionsType(operation, usual)), statements }; // prettier-ignore
  }
  return {
    ...base,
    overloads: [
      ...others.map((choice) => ({
        leadingTrivia: docsOf({ description: `Asks for ${choice.mediaTypes.map(code).join(" or ")}.` }),
        parameters: parametersOf(operation, "given", acceptOptions(choice)),
        returnType: returnType({ ...operation, pages: undefined }, choice.type.text),
      })),
      { ...last, parameters: parametersOf(operation, "optional", optionsType(operation, usual)) },
    ],
    parameters: parametersOf(operation, "default", "Partial<AcceptOptions>"),
    // What comes depends on what is asked for: the signatures above say it.
    returnType: "ApiPromise<unknown>",
    statements,
  };
}

/** The choice that comes where nobody asks for another; none where there is no choice. */
function usualChoice({ result: { choices, type } }: Operation): ResultChoice | undefined {
  return choices.find((choice) => choice.type.text === type.text);
}

/** The options of whoever asks for nothing, or for the media type that comes anyway. */
function optionsType({ pages }: Operation, usual: ResultChoice | undefined): string {
  const parts = [
    ...(pages === undefined ? [] : ["PageOptions"]),
    ...(usual === undefined ? [] : [`Partial<${acceptOptions(usual)}>`]),
  ];
  return parts.join(" & ") || "RequestOptions";
}

function acceptOptions({ mediaTypes }: ResultChoice): string {
  return `AcceptOptions<${mediaTypes.map(stringLiteral).join(" | ")}>`;
}

/**
 * The parameters of a function: `given` where options have to be, `optional` and with a `default` value where not.
 */
function parametersOf(
  operation: Operation,
  kind: "given" | "optional" | "default",
  optionsType: string,
): ParameterStatement[] {
  const { parametersName: type, parameters, body } = operation;
  const isOptional = parameters.every((parameter) => !parameter.required) && body?.required !== true;
  const params = (): ParameterStatement[] => {
    if (type === undefined) return [];
    if (!isOptional) return [{ name: "params", type }];
    if (kind === "given") return [{ name: "params", type: `${type} | undefined` }];
    return [{ name: "params", type, ...(kind === "default" ? { initializer: "{}" } : { hasQuestionToken: true }) }]; // prettier-ignore
  };
  return [
    { name: "client", type: "Client" },
    ...params(),
    { name: "options", type: optionsType, hasQuestionToken: kind !== "given" },
  ];
}

function callOf({ pages, result }: Operation, spec: Expression, options: Expression): string {
  if (pages === undefined) return `return send(client, ${spec.text}, ${options.text});`;
  // Where there is a choice, the function's own type does not say what a page is.
  const types = result.choices.length === 0 ? "" : `<${result.type.text}, ${pages.item.text}>`;
  return `return sendPages${types}(client, ${spec.text}, ${options.text});`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** The promise that a function returns. */
export function returnType(
  { pages, errorsName }: { readonly pages?: Operation["pages"] | undefined; readonly errorsName?: string },
  result: string,
): string {
  const errors = errorsName === undefined ? "" : `, ${errorsName}`;
  return pages === undefined
    ? `ApiPromise<${result}${errors}>`
    : `PagedPromise<${result}, ${pages.item.text}${errors}>`;
}
