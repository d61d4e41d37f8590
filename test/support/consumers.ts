import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatFiles } from "../../generator/format/format-files.ts";
import { emitPackage } from "../../generator/emit/emit-package.ts";
import { buildModel } from "../../generator/model/build-model.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { readRuntimeFiles } from "../../generator/shared/runtime-files.ts";
import { consumerOptions, diagnosticsOf, diagnosticText } from "./compile.ts";
import { workspace } from "./pack.ts";

/** A document, and a module that imports its package as `./sdk/index.ts`. */
export interface Consumer {
  readonly name: string;
  readonly document: JsonObject;
  readonly code: string;
}

/** What a consumer can say of types: `yes<Same<A, B>>()` compiles where both are the same, and not `any`. */
const HEAD = `
type Any<T> = 0 extends 1 & T ? true : false;
type Same<A, B> = Any<A> extends true ? false : [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Result<F extends (...args: never) => unknown> = Awaited<ReturnType<F>>;
declare function yes<_T extends true>(): void;
export const used = yes<Same<Result<() => 1>, 1>>;
`;

/**
 * Generates a package for each consumer and compiles all of them with it, in one program.
 *
 * @returns what the compiler says of each, by name; nothing where all is well
 */
export async function compileConsumers(consumers: readonly Consumer[]): Promise<Map<string, string[]>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "consumers-")));
  try {
    const entries = await Promise.all(
      consumers.map(async (consumer, index) => {
        const { document, code } = consumer;
        const at = join(folder, `c${index}`);
        for (const [path, text] of await packageOf(document)) {
          const file = join(at, path.replace(/^src\//, "sdk/"));
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
        await mkdir(join(at, "sdk"), { recursive: true });
        await symlink(join(workspace, "generator/runtime"), join(at, "sdk/runtime"), "junction");
        await writeFile(join(at, "consumer.ts"), HEAD + code);
        return join(at, "consumer.ts");
      }),
    );
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    const options = { ...consumerOptions, skipLibCheck: true, allowImportingTsExtensions: true };
    const said = diagnosticsOf(entries, options).map((each) => [each.file?.fileName ?? "", diagnosticText(each)] as const); // prettier-ignore
    return new Map(
      consumers.map(({ name }, index) => {
        const own = said.filter(([file]) => file.startsWith(`${join(folder, `c${index}`)}/`));
        return [name, own.map(([, text]) => text)];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function packageOf(document: JsonObject): Promise<Map<string, string>> {
  const text = JSON.stringify(document);
  const { spec, diagnostics } = await loadSpec("spec.json", { read: () => Promise.resolve(text) });
  if (spec === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const files = await formatFiles(emitPackage(buildModel(spec).model, readRuntimeFiles()));
  return new Map(
    files.filter(({ path }) => /^src\/(?!runtime\/)/.test(path)).map((file) => [file.path, file.text]),
  );
}
