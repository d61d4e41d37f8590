import { readRuntimeFiles } from "../../shared/runtime-files.ts";
import { BOTH, type Fact, NEITHER } from "../compare/facts.ts";
import type { Sides } from "../compare/sides.ts";
import { findCauses } from "../judge/causes.ts";
import type { Change, TypeScriptVerdict } from "../judge/change.ts";
import { judge } from "../judge/judge.ts";
import { larger, worse } from "../judge/law.ts";
import { applySeverities, type Severities } from "../judge/severities.ts";
import { type Candidate, readable } from "./candidate.ts";
import { findMembers } from "./interfaces.ts";
import { findBelow } from "./places.ts";
import type { Prove, Proven } from "./prove.ts";
import { sameButWords } from "./wording.ts";

/**
 * Adds the compiler's verdict: for every change of the package that breaks code, a witness that compiles
 * before and does not after. Nothing is claimed without one.
 *
 * The generator and the compiler are loaded here, because most runs find nothing to judge.
 */
export async function judgeTypes(
  sides: Sides,
  changes: readonly Change[],
  packageName: string,
  severities: Severities,
): Promise<readonly Change[]> {
  const [{ info: _, ...before }, { info: __, ...after }] = [sides.base.document, sides.head.document];
  // What no row tells of can still have another type, such as an object that lists no properties.
  if (sameButWords(before, after)) return changes;
  const { changedModels } = await import("./changed-models.ts");
  const runtime = readRuntimeFiles();
  const { base: left, head: right } = changedModels(sides);
  const [models, operations] = await Promise.all([
    import("./model-candidates.ts"),
    import("./operation-candidates.ts"),
  ]);
  const around = { below: findBelow(sides), membersOf: findMembers(left, right) };
  const candidates = withoutStrangers(
    [
      ...models.modelCandidates(left, right, around),
      ...operations.operationCandidates(left, right, around),
    ].map(readable),
    new Set([...right.models.map((one) => one.name), ...right.webhooks.map((one) => one.name)]),
  );
  if (candidates.length === 0) return changes;
  const { createProver } = await import("./prove.ts");
  const judged = (fact: Fact): readonly Change[] => applySeverities(judge(sides, [fact]), severities);
  const prove = await createProver(left, right, candidates, packageName, runtime);
  return attach(sides, changes, candidates, prove, judged);
}

/**
 * Leaves out code that mentions a type which is gone: that the type is gone is a change of its own, and one
 * cause is one row.
 */
function withoutStrangers(
  candidates: readonly Candidate[],
  names: ReadonlySet<string>,
): readonly Candidate[] {
  const gone = new Set(candidates.filter((one) => one.gone === true).flatMap((one) => one.types));
  return candidates.filter(
    (one) => one.gone === true || one.types.every((name) => names.has(name) || !gone.has(name)),
  );
}

/**
 * Gives each proven claim to the changes that caused it, or makes a row of it when no change did. A candidate that
 * could say no more about its changes than is proven already is not looked at.
 */
function attach(
  sides: Sides,
  changes: readonly Change[],
  candidates: readonly Candidate[],
  prove: Prove,
  judged: (fact: Fact) => readonly Change[],
): readonly Change[] {
  const causesOf = findCauses(sides, changes);
  const verdicts = new Map<Change, TypeScriptVerdict>();
  const orphans: Change[] = [];
  const isNews = (candidate: Candidate, target: Change): boolean => {
    const before = verdicts.get(target);
    return before === undefined || (before.verdict !== "breaking" && candidate.exhaustive !== true);
  };
  for (const [index, candidate] of candidates.entries()) {
    const causes = causesOf(candidate);
    const news = causes.filter((target) => isNews(candidate, target));
    const proven = causes.length === 0 || news.length > 0 ? prove(index) : undefined;
    if (proven === undefined) continue;
    const targets = causes.length > 0 ? news : judged(orphanFact(candidate));
    if (causes.length === 0) orphans.push(...targets);
    for (const target of targets) verdicts.set(target, verdictOf(proven));
  }
  return [...changes, ...orphans].map((change) => {
    const verdict = verdicts.get(change);
    return verdict === undefined ? change : weighed(change, verdict);
  });
}

/** What the failing code is decides, and not what the change was called. */
function verdictOf({ candidate, witness, error }: Proven): TypeScriptVerdict {
  return {
    verdict: candidate.exhaustive === true ? "exhaustive switches only" : "breaking",
    symbol: candidate.symbol,
    witness,
    error,
    before: candidate.before,
    after: candidate.after,
  };
}

function weighed(change: Change, typescript: TypeScriptVerdict): Change {
  if (typescript.verdict !== "breaking" || !change.isPromised) return { ...change, typescript };
  return {
    ...change,
    typescript,
    level: worse(change.level, "breaking"),
    bump: larger(change.bump, "major"),
  };
}

function orphanFact(candidate: Candidate): Fact {
  const { base = "", head = "" } = candidate.pointers;
  return {
    observation: {
      kind: "changed",
      rule: "package-changed",
      directions: BOTH,
      pointer: { base, head },
      before: candidate.before ?? "nothing",
      after: candidate.after ?? "nothing",
      name: candidate.symbol,
    },
    directions: NEITHER,
    operations: [],
  };
}
