import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { rules } from "../judge/rules.ts";
import { annotationText } from "./github.ts";

const levels = { breaking: "error", warning: "warning", compatible: "note", docs: "note" } as const;

/** A log of the Static Analysis Results Interchange Format 2.1.0; every result lies in the head. */
export function reportSarif(diff: Diff): string {
  const ids = [...new Set(diff.changes.map((change) => change.id))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "wireproof",
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: rules[id].sentence },
              properties: { area: rules[id].area },
            })),
          },
        },
        results: diff.changes.map((change) => result(diff, change, ids.indexOf(change.id))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(diff: Diff, change: Change, ruleIndex: number): object {
  const location = change.head;
  const { acknowledged } = change;
  return {
    ruleId: change.id,
    ruleIndex,
    level: levels[change.level],
    message: { text: annotationText(diff, change) },
    partialFingerprints: { "specDiff/v1": change.fingerprint },
    locations:
      location === null
        ? []
        : [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(location.file) },
                region: { startLine: location.line, startColumn: location.column },
              },
              logicalLocations: [{ fullyQualifiedName: change.pointer }],
            },
          ],
    ...(acknowledged === null ? {} : { suppressions: [{ kind: "external", justification: acknowledged }] }),
  };
}
