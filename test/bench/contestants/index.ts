import { heyApi } from "./hey-api.ts";
import { kubb } from "./kubb.ts";
import { openapiTypescriptCodegen } from "./openapi-typescript-codegen.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { orval } from "./orval.ts";
import { ours } from "./ours.ts";
import { swaggerTypescriptApi } from "./swagger-typescript-api.ts";
import type { Contestant } from "./contestant.ts";

/** The one that ratios are taken to: every contestant's time over its time in the same round. */
export const reference: Contestant = openapiTypescript;

export const contestants: readonly Contestant[] = [
  ours,
  openapiTypescript,
  openapiTypescriptCodegen,
  orval,
  heyApi,
  swaggerTypescriptApi,
  kubb,
];
