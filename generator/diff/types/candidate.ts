import type { Claim } from "../judge/causes.ts";

/** A claim about the package that is not proven yet: what a consumer may have written, and what it is about. */
export interface Candidate extends Claim {
  /** `Pet`, `Pet.name`, `getPet`: what breaks. */
  readonly symbol: string;
  /** The exported names of the package that the code uses: values first, types second. */
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Names of the runtime that the code uses. */
  readonly runtime?: readonly string[];
  /** One declaration that compiles against the base's package. */
  readonly code: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The code imports from this subpath of the package in place of its entry. */
  readonly subpath?: string;
  /** It is about an export that is gone, so nothing else needs to be said about code that uses it. */
  readonly gone?: true;
}

/** The consumer's file: its imports and its one declaration. */
export function witnessText(candidate: Candidate, packageName: string): string {
  const types = [...new Set([...(candidate.runtime ?? []), ...candidate.types])].filter(
    (name) => !candidate.values.includes(name),
  );
  const values = [...new Set(candidate.values)];
  if (types.length === 0 && values.length === 0) return `${candidate.code}\n`;
  const names =
    values.length === 0
      ? `import type { ${[...types].sort().join(", ")} }`
      : `import { ${[...values, ...types.sort().map((name) => `type ${name}`)].join(", ")} }`;
  const module = candidate.subpath === undefined ? packageName : `${packageName}/${candidate.subpath}`;
  return `${names} from "${module}";\n\n${candidate.code}\n`;
}

/** A candidate with its types on one line where they fit, else with each level of them set in. */
export function readable(candidate: Candidate): Candidate {
  // Branches and members have lines of their own.
  if (candidate.exhaustive === true) return candidate;
  const { code, before, after } = candidate;
  return {
    ...candidate,
    code: laidOut(code),
    before: before === null ? null : laidOut(before),
    after: after === null ? null : laidOut(after),
  };
}

function laidOut(text: string): string {
  const line = text
    .replaceAll(/\[\s*\n\s*/g, "[")
    .replaceAll(/\s*\n\s*\]/g, "]")
    .replaceAll(/\s*\n\s*/g, " ");
  return line.length <= 110 ? line : indented(text);
}

/** Each line set in below the one whose bracket is open: types are put together from texts that begin at the left. */
function indented(text: string): string {
  /** How far in the lines are whose brackets are open. */
  const open: number[] = [];
  return text
    .split("\n")
    .map((untrimmed) => {
      const line = untrimmed.trim();
      // Brackets in comments belong to nobody; all lines of one but the first begin with a star.
      const code = /^(?:\/\*|\*)/.test(line) ? "" : line;
      const brackets = code.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").replaceAll(/[^{}[\]()]/g, "");
      const closing = /^[}\])]*/.exec(code)?.[0].length ?? 0;
      const depth = closing > 0 ? (open[open.length - closing] ?? 0) : (open.at(-1) ?? -1) + 1;
      for (const bracket of brackets) {
        if ("{[(".includes(bracket)) open.push(depth);
        else open.pop();
      }
      return `${"    ".repeat(depth)}${line.startsWith("*") ? " " : ""}${line}`;
    })
    .join("\n");
}
