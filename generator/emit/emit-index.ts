import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { GeneratedFile } from "../files.ts";
import type { ApiModel } from "../model/model.ts";
import type { RuntimeFile } from "../runtime-files.ts";
import { operationsPath } from "./emit-operations.ts";
import type { PrintFile } from "./source-file.ts";

interface Exported {
  readonly name: string;
  readonly isType: boolean;
}

/** `index.ts`: every public name, module by module; no stars, so that a removed name is a removed line. */
export function emitIndex(model: ApiModel, runtime: readonly RuntimeFile[], print: PrintFile): GeneratedFile {
  const modules: (readonly [string, readonly Exported[]])[] = [
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
    ...publicRuntime(runtime),
    ["./servers.ts", model.servers.length === 0 ? [] : [{ name: "servers", isType: false }]],
    ["./webhooks.ts", model.webhooks.map(({ name }) => ({ name, isType: true }))],
  ];
  return print("src/index.ts", modules.filter(([, names]) => names.length > 0).map(declare));
}

function operationExports(operation: ApiModel["groups"][number]["operations"][number]): Exported[] {
  const types = [operation.parametersName, operation.errorsName].filter((name) => name !== undefined);
  return [{ name: operation.name, isType: false }, ...types.map((name) => ({ name, isType: true }))];
}

/** The runtime's own list of public names, by the file that declares them. */
export function publicRuntime(runtime: readonly RuntimeFile[]): (readonly [string, readonly Exported[]])[] {
  const list = runtime.find((file) => file.path === "public.ts")?.text ?? "";
  return [...list.matchAll(/^export (type )?\{([^}]*)\} from "\.\/([^"]+)";/gm)].map(
    ([, typeOnly, names = "", path = ""]) => [
      `./runtime/${path}`,
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "")
        .map((name) => ({
          name: name.replace(/^type /, ""),
          isType: typeOnly !== undefined || name.startsWith("type "),
        })),
    ],
  );
}

function declare([moduleSpecifier, names]: readonly [
  string,
  readonly Exported[],
]): ExportDeclarationStructure {
  const isTypeOnly = names.every(({ isType }) => isType);
  const namedExports = names
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, isType }) => ({ name, isTypeOnly: isType && !isTypeOnly }));
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier, isTypeOnly, namedExports };
}
