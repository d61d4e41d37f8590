import {
  StructureKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type PropertySignatureStructure,
} from "ts-morph";
import type { GeneratedFile } from "../shared/generated-file.ts";
import { contentTypeProperty } from "../model/body-kinds.ts";
import type { ApiModel, Operation, OperationGroup, TypeText } from "../model/model.ts";
import { propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { constraintSentence, docsOf } from "./docs.ts";
import type { Expression } from "./expression.ts";
import { shareIdHeaders } from "./id-headers.ts";
import { importsFor, type Exporters } from "./imports.ts";
import { pageReaders, type PageReader } from "./page-readers.ts";
import { optionsExpression, requestSpec } from "./request-spec.ts";
import type { PrintFile, Statement } from "./source-file.ts";

/** One file per tag: for each operation its parameter interface, its error bodies and its function. */
export function emitOperations(model: ApiModel, exporters: Exporters, print: PrintFile): GeneratedFile[] {
  const enums = new Set(model.models.filter((entry) => entry.kind === "enum").map(({ name }) => name));
  const isScalar = (type: TypeText): boolean =>
    type.text.split(" | ").every((part) => enums.has(part) || SCALAR.test(part));
  const readPage = pageReaders(model.models);
  return model.groups.map((group) => emitGroup(group, exporters, print, isScalar, readPage));
}

/** A keyword or a literal whose values are neither arrays nor objects. */
const SCALAR = /^(?:string|number|boolean|true|false|-?\d[\d.]*|"[^"\\]*")$/;

type IsScalar = (type: TypeText) => boolean;

/** The path of a tag's file below `src`. */
export function operationsPath(group: OperationGroup): string {
  return `operations/${group.fileName}.ts`;
}

function emitGroup(
  group: OperationGroup,
  exporters: Exporters,
  print: PrintFile,
  isScalar: IsScalar,
  readPage: PageReader,
): GeneratedFile {
  const ids = shareIdHeaders(group.operations);
  const errors = errorInterfaces(group.operations);
  const emitted = group.operations.map((operation) =>
    emitOperation(
      operation,
      requestSpec(operation, ids.of(operation), isScalar, readPage),
      errors.get(operation) ?? [],
    ),
  );
  const types = [...emitted.flatMap((entry) => entry.types), ...ids.types];
  const values = emitted.flatMap((entry) => entry.values);
  const imports = importsFor(types, values, exporters, "operations");
  return print(`src/${operationsPath(group)}`, [
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
    ...(operation.pages === undefined ? ["ApiPromise", "RequestOptions"] : ["PagedPromise", "PageOptions"]),
    ...parameterTypes,
    ...operation.result.type.references,
    ...operation.errors.flatMap((error) => error.type.references),
    ...(operation.pages?.item.references ?? []),
  ];
  const statements = [...parameterInterface(operation), ...errors, declare(operation, spec, options)];
  return {
    statements,
    types,
    values: [operation.pages === undefined ? "send" : "sendPages", ...spec.uses, ...options.uses],
  };
}

/** The interface of an operation's parameters, its body among them. */
function parameterInterface(operation: Operation): InterfaceDeclarationStructure[] {
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
      kind: StructureKind.Interface,
      leadingTrivia: docsOf({ description: `Parameters of \`${operation.name}\`.` }),
      isExported: true,
      name: operation.parametersName,
      properties: [...properties, ...bodyProperties(operation)],
    },
  ];
}

function bodyProperties({ body }: Operation): PropertySignatureStructure[] {
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
function property(name: string, type: string, required: boolean, docs: string): PropertySignatureStructure {
  return {
    kind: StructureKind.PropertySignature,
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
        return [operation, [{ kind: StructureKind.TypeAlias, leadingTrivia, isExported: true, name: errorsName, type: before }]];
      }
      first.set(same, errorsName);
      const properties = errors.map(({ status, type }) => ({
        name: /^\d+$/.test(status) || status === "default" ? status : stringLiteral(status),
        type: type.text,
      }));
      return [operation, [{ kind: StructureKind.Interface, leadingTrivia, isExported: true, name: errorsName, properties }]];
    }),
  );
} // prettier-ignore

function declare(operation: Operation, spec: Expression, options: Expression): FunctionDeclarationStructure {
  const { parametersName, pages, result } = operation;
  const name = pages === undefined ? "send" : "sendPages";
  const optional =
    operation.parameters.every((parameter) => !parameter.required) && operation.body?.required !== true;
  return {
    kind: StructureKind.Function,
    leadingTrivia: docsOf(operation, {
      after: [`\`${operation.method} ${operation.path.replaceAll("`", "'")}\``],
    }),
    isExported: true,
    name: operation.name,
    parameters: [
      { name: "client", type: "Client" },
      ...(parametersName === undefined
        ? []
        : [{ name: "params", type: parametersName, ...(optional ? { initializer: "{}" } : {}) }]),
      {
        name: "options",
        type: pages === undefined ? "RequestOptions" : "PageOptions",
        hasQuestionToken: true,
      },
    ],
    returnType: returnType(operation, result.type.text),
    statements: [`return ${name}(client, ${spec.text}, ${options.text});`],
  };
}

/** The promise that a function returns. */
export function returnType({ pages, errorsName }: Operation, result: string): string {
  const errors = errorsName === undefined ? "" : `, ${errorsName}`;
  return pages === undefined
    ? `ApiPromise<${result}${errors}>`
    : `PagedPromise<${result}, ${pages.item.text}${errors}>`;
}
