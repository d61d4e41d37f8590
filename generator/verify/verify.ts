import type { Spec } from "../document/spec.ts";
import type { Location } from "../shared/diagnostics/diagnostic.ts";
import type { KnownCode } from "../shared/diagnostics/registry.ts";
import { pointerTo } from "../shared/json.ts";
import type { Call } from "./call.ts";
import type { Checked } from "./check-body.ts";
import { checkCall } from "./check-call.ts";
import { findOperation } from "./find-operation.ts";
import type { Finding } from "./finding.ts";

/** Something that calls have and the document does not know, wherever it was seen. */
export interface Unknown extends Omit<Finding, "path" | "atKey"> {
  readonly code: KnownCode;
  readonly location: Location;
  /** How often it was seen. */
  readonly count: number;
  /** Where it was seen first: the call, and the place in its body. */
  readonly first: string;
}

/** What came of looking at calls. */
export interface Verification {
  /** By place in the document. */
  readonly unknowns: readonly Unknown[];
  /** How many calls were looked at. */
  readonly calls: number;
  /** How many operations they belong to. */
  readonly operations: number;
  /** How many calls go to servers that are not the document's. */
  readonly elsewhere: number;
  /** How many bodies were not looked into, by media type. */
  readonly unread: ReadonlyMap<string, number>;
}

/**
 * Holds calls that were seen against a document, and says what they have that it does not know: operations, statuses,
 * media types, parameters, properties, types and values of enums. No value is in what it says.
 *
 * @param server an absolute URL in place of the document's servers
 */
export function verifyCalls(spec: Spec, calls: readonly Call[], server?: string): Verification {
  const unknowns = new Map<string, Unknown>();
  const operations = new Set<string>();
  const unread = new Map<string, number>();
  let elsewhere = 0;
  let looked = 0;
  for (const call of calls) {
    const found = findOperation(spec.document, call.target, server);
    if (found === "elsewhere") {
      elsewhere += call.count;
      continue;
    }
    looked += call.count;
    if (found !== "unknown") operations.add(found.node.key);
    const checked: Checked =
      found === "unknown" ? noOperation(call) : checkCall(spec.document, found.node, call, found.params);
    for (const finding of checked.findings) add(unknowns, spec, call, finding);
    for (const type of checked.unread) unread.set(type, (unread.get(type) ?? 0) + call.count);
  }
  return { unknowns: inOrder(unknowns), calls: looked, operations: operations.size, elsewhere, unread };
}

/** The path of the request is left out: an id may be in it. */
function noOperation({ target }: Call): Checked {
  const subject =
    target.kind === "request" || target.kind === "template"
      ? `${target.method} requests belong`
      : "Calls belong";
  const message = `${subject} to no operation of the document.`;
  return {
    findings: [{ code: "operation-undocumented", message, pointer: "/paths", atKey: true, path: [] }],
    unread: [],
  };
}

function add(unknowns: Map<string, Unknown>, spec: Spec, call: Call, finding: Finding): void {
  const { path, atKey, ...what } = finding;
  const key = JSON.stringify([what.code, what.pointer, what.message]);
  const before = unknowns.get(key);
  const location = before?.location ?? spec.locate(what.pointer, atKey === true ? "key" : "value");
  const place = path.length === 0 ? "" : ` at ${pointerTo("", ...path)}`;
  const first = before?.first ?? `${call.place}${place}`;
  unknowns.set(key, { ...what, location, first, count: (before?.count ?? 0) + call.count });
}

function inOrder(unknowns: ReadonlyMap<string, Unknown>): readonly Unknown[] {
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...unknowns.values()].sort(
    (a, b) =>
      compare(a.location.file, b.location.file) ||
      compare(a.location.line, b.location.line) ||
      compare(a.location.column, b.location.column) ||
      compare(a.message, b.message),
  );
}
