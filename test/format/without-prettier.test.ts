import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitPackage } from "../../generator/emit/emit-package.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { layOut } from "../../generator/format/lay-out.ts";
import { buildModel } from "../../generator/model/build-model.ts";
import { readRuntimeFiles } from "../../generator/shared/runtime-files.ts";
import { syntheticDocument } from "../bench/lib/synthetic.ts";
import { specFile } from "../support/spec.ts";

// To load Prettier for one statement takes longer than to generate a small document.
test.each([
  ["our own document", readFileSync(specFile, "utf8")],
  ["a document of the benchmark", syntheticDocument(10)],
])("nothing of %s is left to Prettier", async (_, text) => {
  const { spec } = await loadSpec("api.yaml", { read: () => Promise.resolve(text) });
  if (!spec) throw new Error("the document cannot be read");
  const files = emitPackage(buildModel(spec).model, readRuntimeFiles());
  const left = files
    .flatMap((file) => ("statements" in file ? file.statements : []))
    .filter((statement) => layOut(statement) === undefined);
  expect(left).toEqual([]);
});
