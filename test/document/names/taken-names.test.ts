import { expect, test } from "vitest";
import { takenNames } from "../../../generator/document/names/taken-names.ts";
import { formatFiles } from "../../../generator/format/format-files.ts";
import { emitPackage } from "../../../generator/emit/emit-package.ts";
import { readRuntimeFiles } from "../../../generator/shared/runtime-files.ts";
import { sidesOf } from "../../../generator/diff/compare/sides.ts";
import { changedModels } from "../../../generator/diff/types/changed-models.ts";
import { loadFiles } from "../../support/documents.ts";
import { documentWith, modelOf } from "../../support/model-of.ts";
import { readSpec } from "../../support/spec.ts";

const schemas = Object.fromEntries(
  ["ApiError", "Client", "ByStatus", "Chunk", "Promise", "Pet"].map((name) => [
    name,
    { type: "object", properties: { own: { type: "string" } } },
  ]),
);

test("generation and the diff give the same names, apart from what the package takes for itself", async () => {
  const document = documentWith({ components: { schemas } });
  const { model } = await modelOf(document);
  const names = model.models.map(({ name }) => name);
  expect(names.toSorted()).toEqual([
    "ApiErrorModel",
    "ByStatus",
    "Chunk",
    "ClientModel",
    "Pet",
    "PromiseModel",
  ]);

  const text = JSON.stringify(document);
  const [base, head] = [
    await loadFiles({ "api.yaml": text }),
    await loadFiles({ "api.yaml": text.replaceAll(`"own"`, `"other"`) }),
  ];
  if (!base.spec || !head.spec) throw new Error("the document does not load");
  const models = changedModels(sidesOf(base.spec, head.spec, "2026-01-01"));
  expect(models.base.models.map(({ name }) => name)).toEqual(names);
});

test("every name that emitted code imports from the runtime is taken", async () => {
  const { model } = await modelOf(readSpec());
  const taken = takenNames();
  const files = await formatFiles(emitPackage(model, readRuntimeFiles()));
  const imported = files
    .filter(({ path }) => !path.startsWith("src/runtime/"))
    .flatMap(({ text }) => [...text.matchAll(/import (?:type )?\{([^}]*)\} from "[^"]*\/runtime\//g)])
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim().replace(/^type |.* as /g, "")));
  expect(imported.length).toBeGreaterThan(5);
  expect(imported.filter((name) => name !== "" && !taken.has(name))).toEqual([]);
});
