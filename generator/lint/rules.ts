import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../document/spec.ts";
import { checkExamples } from "./examples.ts";
import { checkAllowReserved } from "./rules/allow-reserved.ts";
import { checkComponentNames } from "./rules/component-names.ts";
import { checkDuplicateParameters } from "./rules/duplicate-parameters.ts";
import { checkExclusiveFields } from "./rules/exclusive-fields.ts";
import { checkHeaderCase } from "./rules/header-case.ts";
import { checkExtensions } from "./rules/extensions.ts";
import { checkOperationIds } from "./rules/operation-ids.ts";
import { checkPathParameters } from "./rules/path-parameters.ts";
import { checkPathTemplates } from "./rules/path-templates.ts";
import { checkQuerystringParameters } from "./rules/querystring-parameters.ts";
import { checkReferences } from "./rules/reference-siblings.ts";
import { checkSchemaTypes } from "./rules/schema-types.ts";
import { checkSecurityRequirements } from "./rules/security-requirements.ts";
import { checkServerVariables } from "./rules/server-variables.ts";
import { checkTagNames } from "./rules/tag-names.ts";
import { checkUnnamedObjects } from "./rules/unnamed-objects.ts";
import type { Objects } from "./walk.ts";

/** What is wrong with a document that takes more than one field or object to see. */
export type Rule = (spec: Spec, objects: Objects) => readonly Diagnostic[];

/** Every rule; what the fields of one object may be, the tables say. */
export const rules: readonly Rule[] = [
  checkAllowReserved,
  checkComponentNames,
  checkDuplicateParameters,
  checkExamples,
  checkExclusiveFields,
  checkHeaderCase,
  checkExtensions,
  checkOperationIds,
  checkPathParameters,
  checkPathTemplates,
  checkQuerystringParameters,
  checkReferences,
  checkSchemaTypes,
  checkSecurityRequirements,
  checkServerVariables,
  checkTagNames,
  checkUnnamedObjects,
];
