import fc from "fast-check";
import { expect, test } from "vitest";
import { buildModel } from "../../generator/model/build-model.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import type { Spec } from "../../generator/document/spec.ts";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import { consumerOf } from "./consumer.ts";
import { editedServices } from "./oracle-documents.ts";
import { diffTexts } from "./support.ts";
import { compileAll, type Consumers } from "./whole-package.ts";

/** `ORACLE_RUNS=500 ORACLE_SEED=7 npx vitest run test/diff/typescript-oracle.test.ts` looks at more. */
const options = {
  numRuns: Number(process.env["ORACLE_RUNS"] ?? 10),
  seed: Number(process.env["ORACLE_SEED"] ?? 5),
};

/** What is compiled of one pair, and what the diff says of it. */
interface Question {
  readonly about: string;
  readonly verdicts: readonly string[];
  /** The consumer's two files and the diff's witnesses, against each side. */
  readonly sides: readonly [base: Consumers, head: Consumers];
}

async function validSpec(text: string): Promise<Spec | undefined> {
  const { spec } = await loadSpec("api.yaml", { read: () => text });
  if (spec === undefined || lintSpec(spec).some(({ severity }) => severity === "error")) return undefined;
  return spec;
}

/** Undefined where the generator refuses a document: then there is no package. */
async function questionOf(base: string, head: string, about: string): Promise<Question | undefined> {
  const [before, after] = [await validSpec(base), await validSpec(head)];
  if (before === undefined || after === undefined) return undefined;
  const { code, switches } = consumerOf(buildModel(before).model);
  const { changes } = await diffTexts(base, head, { types: true });
  const claims = changes.flatMap(({ typescript }) => (typescript === null ? [] : [typescript]));
  const texts = [code, switches, ...claims.map(({ witness }) => witness)];
  const sides = [
    { spec: before, texts },
    { spec: after, texts },
  ] as const;
  return { about, verdicts: claims.map(({ verdict }) => verdict), sides };
}

type Errors = readonly (readonly string[])[];

/** The compiler does not take some intersections that contain themselves for what they are, on either side. */
const confused = "Two different types with this name exist";

/** What is wrong with the diff's verdict. */
function faultsOf({ about, verdicts, sides }: Question, before: Errors, after: Errors): readonly string[] {
  const [code = [], switches = [], ...witnesses] = after;
  const isConfused = before.flat().some((error) => error.includes(confused));
  const faults = [
    ...before
      .flat()
      .filter((error) => !error.includes(confused))
      .map((error) => `does not compile against the base: ${error}`),
    ...witnesses.flatMap((errors, index) =>
      errors.length > 0 ? [] : [`no error: ${sides[0].texts[index + 2] ?? ""}`],
    ),
    ...(verdicts.includes("breaking") || isConfused ? [] : code.map((error) => `missed: ${error}`)),
    ...(verdicts.length > 0 ? [] : switches.map((error) => `missed: ${error}`)),
  ];
  return faults.map((fault) => `${about}: ${fault}`);
}

test("the verdict agrees with the compiler of somebody who uses all of a package", async () => {
  const asked: Question[] = [];
  for (const { base, head, about } of fc.sample(editedServices, options)) {
    const question = await questionOf(JSON.stringify(base), JSON.stringify(head), about);
    if (question !== undefined) asked.push(question);
  }
  const answers = await compileAll(asked.flatMap(({ sides }) => sides));
  const faults = asked.flatMap((question, index) =>
    faultsOf(question, answers[2 * index] ?? [], answers[2 * index + 1] ?? []),
  );
  expect(faults).toEqual([]);
});
