import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, pointerTo } from "../../shared/json.ts";
import { everyOperation, parameterIdentity, type OperationNode } from "../../document/operations.ts";
import { resolveReference } from "../../document/references.ts";
import type { Spec } from "../../document/spec.ts";

/** Header parameters of an operation or its path do not differ in case only (RFC 9110 section 5.1). */
export function checkHeaderCase(spec: Spec): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const node of everyOperation(spec.document)) {
    const first = new Map<string, HeaderParameter>();
    for (const header of headersOf(spec, node)) {
      const earlier = first.get(header.identity);
      if (earlier === undefined) first.set(header.identity, header);
      // Equal names are told as duplicates, or replace those of the path.
      else if (earlier.name !== header.name) found.set(header.pointer, report(spec, earlier, header));
    }
  }
  return [...found.values()];
}

interface HeaderParameter {
  readonly name: string;
  readonly identity: string;
  /** Where it stands in the list, be it a reference or not. */
  readonly pointer: string;
}

function headersOf({ document }: Spec, { pathItem, operation, pointer }: OperationNode): HeaderParameter[] {
  return [...pathItem.toReversed(), { value: operation, pointer }].flatMap((holder) => {
    const { parameters } = holder.value;
    if (!isArray(parameters)) return [];
    return parameters.flatMap((entry, index) => {
      const at = pointerTo(holder.pointer, "parameters", index);
      const value = resolveReference(document, entry, at)?.value;
      if (value?.["in"] !== "header") return [];
      return [{ name: String(value["name"]), identity: parameterIdentity(value), pointer: at }];
    });
  });
}

function report(spec: Spec, earlier: HeaderParameter, header: HeaderParameter): Diagnostic {
  const message = `\`${header.name}\` and \`${earlier.name}\` are one header: names of headers do not differ by case.`;
  const related = [{ message: "the first of the two", location: spec.locate(earlier.pointer) }];
  return diagnose("header-case", message, { location: spec.locate(header.pointer), related });
}
