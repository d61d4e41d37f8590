import type { ApiModel } from "../model/model.ts";
import type { ExtraName } from "../shared/extras.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import { emitMsw } from "./emit-msw.ts";
import { emitTanstackQuery } from "./emit-tanstack-query.ts";
import { emitZod } from "./emit-zod.ts";
import type { Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

type Emitter = (model: ApiModel, exporters: Exporters, makeFile: MakeFile) => EmittedFile[];

const emitters: Readonly<Record<ExtraName, Emitter>> = {
  zod: emitZod,
  msw: emitMsw,
  "tanstack-query": emitTanstackQuery,
};

/** Whether one of them looks at the shapes of the models. */
export function needsShapes(extras: readonly ExtraName[]): boolean {
  return extras.includes("zod");
}

/** The files of what a package has on request. Nothing of the client imports them. */
export function emitExtras(
  extras: readonly ExtraName[],
  model: ApiModel,
  exporters: Exporters,
  makeFile: MakeFile,
): EmittedFile[] {
  return [...new Set(extras)].flatMap((name) => emitters[name](model, exporters, makeFile));
}
