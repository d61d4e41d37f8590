import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel } from "../model/model.ts";
import { publicExports, type RuntimeExport, type RuntimeFile } from "../shared/runtime-files.ts";
import { EXACT_NUMBERS_PATH } from "./emit-exact-numbers.ts";
import { GUARDS_PATH } from "./emit-guards.ts";
import { operationsPath } from "./emit-operations.ts";
import type { ExportStatement } from "../shared/statement.ts";
import { listOf } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/** `index.ts`: every public name, module by module; no stars, so that a removed name is a removed line. */
export function emitIndex(model: ApiModel, runtime: readonly RuntimeFile[], makeFile: MakeFile): EmittedFile {
  const modules: (readonly [string, readonly RuntimeExport[]])[] = [
    [
      "./enums.ts",
      model.models.filter((entry) => entry.kind === "enum").map(({ name }) => ({ name, isType: false })),
    ],
    [
      "./models.ts",
      model.models.filter((entry) => entry.kind !== "enum").map(({ name }) => ({ name, isType: true })),
    ],
    ...model.groups.map(
      (group) => [`./${operationsPath(group)}`, group.operations.flatMap(operationExports)] as const,
    ),
    [`./${GUARDS_PATH}`, model.guards.map(({ name }) => ({ name, isType: false }))],
    [`./${EXACT_NUMBERS_PATH}`, model.decimals.length === 0 ? [] : [{ name: "exactNumbers", isType: false }]],
    ...publicExports(runtime).map(([path, names]) => [`./runtime/${path}`, names] as const),
    ["./servers.ts", model.servers.length === 0 ? [] : [{ name: "servers", isType: false }]],
    ["./webhooks.ts", model.webhooks.map(({ name }) => ({ name, isType: true }))],
  ];
  return makeFile("src/index.ts", modules.filter(([, names]) => names.length > 0).map(declare));
}

function operationExports(operation: ApiModel["groups"][number]["operations"][number]): RuntimeExport[] {
  const types = [operation.parametersName, operation.errorsName].filter((name) => name !== undefined);
  return [{ name: operation.name, isType: false }, ...types.map((name) => ({ name, isType: true }))];
}

function declare([moduleSpecifier, names]: readonly [string, readonly RuntimeExport[]]): ExportStatement {
  const isTypeOnly = names.every(({ isType }) => isType);
  const namedExports = listOf(names, isTypeOnly);
  return { kind: "export", moduleSpecifier, isTypeOnly, namedExports };
}
