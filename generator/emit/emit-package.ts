import type { ExtraName } from "../shared/extras.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel } from "../model/model.ts";
import type { RuntimeFile } from "../shared/runtime-files.ts";
import { emitApiMarkdown } from "./emit-api-md.ts";
import { emitEnums } from "./emit-enums.ts";
import { emitExactNumbers } from "./emit-exact-numbers.ts";
import { emitExtras } from "./emit-extras.ts";
import { emitGuards } from "./emit-guards.ts";
import { emitIndex } from "./emit-index.ts";
import { emitModels } from "./emit-models.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitServers } from "./emit-servers.ts";
import { emitTesting } from "./emit-testing.ts";
import { emitWebhooks } from "./emit-webhooks.ts";
import type { Exporters } from "./imports.ts";
import { fileMaker } from "./source-file.ts";

/**
 * Emits the machine's part of a package: everything below `src`, and `API.md`.
 *
 * @param runtime the hand-written files, of which a package gets those that its others reach, as they are
 * @param extras what it has besides, on request
 * @returns files that are not formatted yet
 */
export function emitPackage(
  model: ApiModel,
  runtime: readonly RuntimeFile[],
  extras: readonly ExtraName[] = [],
): EmittedFile[] {
  const makeFile = fileMaker(model);
  const exporters = findExporters(model, runtime);
  const emitted = [
    ...emitModels(model, exporters, makeFile),
    ...emitEnums(model, makeFile),
    ...emitServers(model, makeFile),
    ...emitOperations(model, exporters, makeFile),
    ...emitWebhooks(model, exporters, makeFile),
    ...emitGuards(model, exporters, makeFile),
    ...emitExactNumbers(model, exporters, makeFile),
    emitIndex(model, runtime, makeFile),
    ...emitTesting(model, exporters, runtime, makeFile),
    ...emitExtras(extras, model, exporters, makeFile),
    emitApiMarkdown(model),
  ];
  return [...emitted, ...copyRuntime(runtime, emitted)];
}

/** Which file declares each name that another file may import. */
function findExporters(model: ApiModel, runtime: readonly RuntimeFile[]): Exporters {
  const models = model.models.map(
    ({ name, kind }) => [name, kind === "enum" ? "enums.ts" : "models.ts"] as const,
  );
  const own = runtime.flatMap((file) =>
    file.exports.map(({ name }) => [name, `runtime/${file.path}`] as const),
  );
  return new Map([...own, ...models]);
}

/** The files of the runtime that emitted files import, directly or through one another. */
function copyRuntime(runtime: readonly RuntimeFile[], emitted: readonly EmittedFile[]): EmittedFile[] {
  const all = runtime.map(({ path, text, imports }): EmittedFile => ({
    path: `src/runtime/${path}`,
    text,
    imports: imports.map((file) => `src/runtime/${file}`),
  }));
  const importsOf = new Map([...emitted, ...all].map(({ path, imports = [] }) => [path, imports]));
  const reached = new Set(emitted.map(({ path }) => path));
  // A set also gives what is added to it on the way.
  for (const path of reached) for (const file of importsOf.get(path) ?? []) reached.add(file);
  return all.filter(({ path }) => reached.has(path));
}
