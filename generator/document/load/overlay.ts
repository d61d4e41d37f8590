import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { diagnose, type DiagnosticDetails } from "../../shared/diagnostics/registry.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { didYouMean } from "../../shared/text/nearest.ts";

/** What an Overlay document does to another document (Overlay Specification 1.0.0 section 4.4.1). */
export interface Overlay {
  readonly actions: readonly OverlayAction[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An Action Object (section 4.4.3). */
export interface OverlayAction {
  /** JSONPath (RFC 9535). */
  readonly target: string;
  /** Where the action stands in the overlay. */
  readonly pointer: string;
  readonly update?: JsonValue;
  readonly remove: boolean;
}

const FIELDS = ["overlay", "info", "extends", "actions"];
const ACTION_FIELDS = ["target", "description", "update", "remove"];

/** Reads an Overlay document, and says all that is wrong with it. */
export function readOverlay(
  value: JsonValue,
  locate: (pointer: string, part: "key" | "value") => Location,
): Overlay {
  const diagnostics: Diagnostic[] = [];
  const report = (message: string, pointer: string, details: DiagnosticDetails = {}): void => {
    diagnostics.push(diagnose("overlay-invalid", message, { location: locate(pointer, "value"), ...details }));
  };
  if (!isObject(value)) {
    report("An overlay is an object with `overlay`, `info` and `actions`.", "");
    return { actions: [], diagnostics };
  }
  const { overlay, info, actions } = value;
  if (typeof overlay !== "string" || !/^1\.0\.\d+$/.test(overlay))
    report("An overlay begins with its version, which has to be 1.0.x.", overlay === undefined ? "" : "/overlay", { hint: "Begin it with `overlay: 1.0.0`." }); // prettier-ignore
  for (const field of ["title", "version"])
    if (!isObject(info) || typeof info[field] !== "string")
      report(`\`info\` of an overlay has to have a \`${field}\`.`, info === undefined ? "" : "/info", { hint: `Add \`${field}\`.` }); // prettier-ignore
  reportUnknown(value, "", FIELDS, report);
  if (!isArray(actions) || actions.length === 0) {
    report("`actions` has to be a list with at least one action.", actions === undefined ? "" : "/actions", { hint: "Begin each action with `- target:`." }); // prettier-ignore
    return { actions: [], diagnostics };
  }
  return { actions: actions.flatMap((action, index) => readAction(action, pointerTo("/actions", index), report)), diagnostics };
} // prettier-ignore

type Report = (message: string, pointer: string, details?: DiagnosticDetails) => void;

function readAction(action: JsonValue, pointer: string, report: Report): OverlayAction[] {
  if (!isObject(action) || typeof action["target"] !== "string") {
    report("An action has to have a `target`: a JSONPath, such as `$.paths`.", pointer, { hint: "Add `target: $.info`." }); // prettier-ignore
    return [];
  }
  reportUnknown(action, pointer, ACTION_FIELDS, report);
  const { target, update, remove } = action;
  if (remove !== undefined && typeof remove !== "boolean")
    report("`remove` has to be `true` or `false`.", pointerTo(pointer, "remove"), { hint: "Write `true`." });
  if (update === undefined && remove !== true)
    report("This action does nothing.", pointer, { hint: "Give it `update`, or `remove: true`." });
  return [{ target, pointer, remove: remove === true, ...(update === undefined ? {} : { update }) }];
}

function reportUnknown(object: JsonObject, pointer: string, known: readonly string[], report: Report): void {
  for (const field of Object.keys(object)) {
    if (known.includes(field) || field.startsWith("x-")) continue;
    const hint = didYouMean(field, known) ?? "Remove it, or prefix it with `x-`.";
    report(`An overlay has no field \`${field}\` here.`, pointerTo(pointer, field), { hint });
  }
}
