import { diagnose, type KnownCode } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../../document/spec.ts";
import type { ObjectName } from "../../document/grammar/object-tables.ts";
import type { Objects } from "../walk.ts";

/** Two fields of one object, of which only one may be there. */
interface Exclusive {
  readonly of: ObjectName;
  /** The finding stands at the first. */
  readonly fields: readonly [string, string];
  readonly code: KnownCode;
}

/** OpenAPI 3.2 sections 4.12.2.1, 4.14.1, 4.19.1, 4.20.2 and 4.21. */
const table: readonly Exclusive[] = [
  { of: "mediaType", fields: ["example", "examples"], code: "example-ambiguous" },
  { of: "parameter", fields: ["example", "examples"], code: "example-ambiguous" },
  { of: "header", fields: ["example", "examples"], code: "example-ambiguous" },
  { of: "example", fields: ["value", "externalValue"], code: "spec-example-values" },
  { of: "example", fields: ["value", "dataValue"], code: "spec-example-values" },
  { of: "example", fields: ["value", "serializedValue"], code: "spec-example-values" },
  { of: "example", fields: ["serializedValue", "externalValue"], code: "spec-example-values" },
  { of: "mediaType", fields: ["encoding", "prefixEncoding"], code: "spec-no-invalid-encoding-combinations" },
  { of: "mediaType", fields: ["encoding", "itemEncoding"], code: "spec-no-invalid-encoding-combinations" },
  { of: "encoding", fields: ["encoding", "prefixEncoding"], code: "spec-no-invalid-encoding-combinations" },
  { of: "encoding", fields: ["encoding", "itemEncoding"], code: "spec-no-invalid-encoding-combinations" },
];

/** Fields that exclude each other. */
export function checkExclusiveFields(spec: Spec, objects: Objects): Diagnostic[] {
  return table.flatMap(({ of, fields: [first, second], code }) =>
    objects
      .of(of)
      .filter(({ value }) => value[first] !== undefined && value[second] !== undefined)
      .map(({ pointer }) => {
        const location = spec.locate(`${pointer}/${first}`, "key");
        return diagnose(code, `\`${first}\` and \`${second}\` exclude each other.`, { location });
      }),
  );
}
