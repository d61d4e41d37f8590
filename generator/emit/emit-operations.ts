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
import { constraintTags, docsOf } from "./docs.ts";
import type { Expression } from "./expression.ts";
import { shareIdHeaders } from "./id-headers.ts";
import { importsFor, type Exporters } from "./imports.ts";
import { interfacesOf } from "./interfaces.ts";
import { pageReaders } from "./page-readers.ts";
import { optionsExpression, requestSpec, type Writers } from "./request-spec.ts";
import { shapeWriter } from "./shape-expression.ts";
import type { PrintFile, Statement } from "./source-file.ts";

/** One file per tag: for each operation its parameter interface, its error bodies and its function. */
export function emitOperations(model: ApiModel, exporters: Exporters, print: PrintFile): GeneratedFile[] {
  const enums = new Set(model.models.filter((entry) => entry.kind === "enum").map(({ name }) => name));
  const isScalar = (type: TypeText): boolean =>
    type.text.split(" | ").every((part) => enums.has(part) || SCALAR.test(part));
  const interfaces = interfacesOf(model.models);
  const writers = { isScalar, readPage: pageReaders(interfaces), shapeOf: shapeWriter(interfaces) };
  return model.groups.map((group) => emitGroup(group, exporters, print, writers));
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
  print: PrintFile,
  writers: Writers,
): GeneratedFile {
  const ids = shareIdHeaders(group.operations);
  const emitted = group.operations.map((operation) =>
    emitOperation(operation, requestSpec(operation, ids.of(operation), writers)),
  );
  const types = [...emitted.flatMap((entry) => entry.types), ...ids.types];
  const values = [...emitted.flatMap((entry) => entry.values), ...ids.values];
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

function emitOperation(operation: Operation, spec: Expression): Emitted {
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
  const statements = [
    ...parameterInterface(operation),
    ...errorInterface(operation),
    declare(operation, spec, options),
  ];
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
      after: [parameter.property === parameter.name ? undefined : `Sent as \`${parameter.name.replaceAll("`", "'")}\`.`],
      tags: constraintTags(parameter.constraints),
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

/** The bodies that a failed call can carry, by status: what `isErrorOf` narrows an error to. */
function errorInterface(operation: Operation): InterfaceDeclarationStructure[] {
  if (operation.errorsName === undefined) return [];
  return [
    {
      kind: StructureKind.Interface,
      leadingTrivia: docsOf({ description: `Error bodies of \`${operation.name}\`, by status.` }),
      isExported: true,
      name: operation.errorsName,
      properties: operation.errors.map(({ status, type }) => ({
        name: /^\d+$/.test(status) || status === "default" ? status : stringLiteral(status),
        type: type.text,
      })),
    },
  ];
}

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
