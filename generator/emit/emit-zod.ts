import type { ApiModel, EnumModel, Model } from "../model/model.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import { around, named, plain, type Expression } from "./expression.ts";
import { importsFor, namespaceImport, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";
import { anyLike, zodExpression, type ReferenceWriter } from "./zod-expression.ts";

/**
 * `zod.ts`: a zod schema for each model, `PetSchema` for `Pet`. The compiler holds each against the type of its model.
 * A schema stands below those that it mentions; in a circle, it looks them up when it is used.
 */
export function emitZod(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  const write = schemaWriter(model);
  const ordered = inOrder(model.models, (entry) => write(entry, named).uses);
  const places = new Map(ordered.map(({ name }, index) => [name, index]));
  const declarations = ordered.map((entry, place) => {
    const isAbove = (name: string): boolean => (places.get(name) ?? place) < place;
    return declare(
      entry,
      write(entry, (name) => plain(isAbove(name) ? schemaName(name) : `z.lazy(() => ${schemaName(name)})`)),
    );
  });
  const uses = new Set(declarations.flatMap((declaration) => declaration.uses));
  const helpers = Object.entries(HELPERS).filter(([name]) => uses.has(name));
  const types = ["BinaryInput", "OpenEnum"].filter((name) => uses.has(name));
  return [
    makeFile("src/zod.ts", [
      ...(ordered.length === 0 ? [EMPTY] : [namespaceImport("z", "zod")]),
      ...(uses.has("enums") ? [namespaceImport("enums", "./enums.ts")] : []),
      ...(uses.has("models") ? [namespaceImport("models", "./models.ts", true)] : []),
      ...importsFor(types, [], exporters, ""),
      ...helpers.map(([, text]) => text),
      ...declarations.map(({ text }) => text),
    ]),
  ];
}

/** Without a model there is nothing to import or to export, and the file is a module all the same. */
const EMPTY = "export {};";

/** Helpers that schemas call. No schema has the name of one: those end with `Schema`. */
const HELPERS: Readonly<Record<string, string>> = {
  bytes: `const bytes: z.ZodType<BinaryInput> = z.union([
    z.instanceof(Blob), z.instanceof(ArrayBuffer), z.instanceof(Uint8Array), z.instanceof(ReadableStream<Uint8Array>),
  ]);`,
  maxLength: `/** A limit in characters, as JSON Schema has it. The \`max\` of zod counts the halves of an emoji. */
  function maxLength(maximum: number): z.core.$ZodCheck<string> {
    return z.refine((text) => [...text].length <= maximum, {
      error: \`Too big: expected string to have at most \${maximum} characters\`,
    });
  }`,
};

/** The name of a model's schema. */
function schemaName(name: string): string {
  return `${name}Schema`;
}

/** Writes what the schema of a model is. */
function schemaWriter({ shapes = [] }: ApiModel): (model: Model, refer: ReferenceWriter) => Expression {
  const values = new Map(shapes.map(({ name, value }) => [name, value]));
  return (model, refer) => {
    if (model.kind === "enum") return enumExpression(model);
    const value = values.get(model.name);
    return value === undefined ? plain("z.unknown()") : zodExpression(value, refer);
  };
}

function enumExpression({ name, members, open, nullable }: EnumModel): Expression {
  const values = open
    ? anyLike(members.map(({ value }) => value))
    : around("z.literal(", { text: `Object.values(enums.${name})`, uses: ["enums"] }, ")");
  return nullable ? around("", values, ".nullable()") : values;
}

function declare(model: Model, schema: Expression): Expression {
  const type = typeOf(model);
  return around(`export const ${schemaName(model.name)}: z.ZodType<`, {
    text: `${type.text}> = ${schema.text};`,
    uses: [...type.uses, ...schema.uses],
  });
}

/** The type of a model, as this file mentions it: its own names begin where those of the models end. */
function typeOf(model: Model): Expression {
  if (model.kind !== "enum") return { text: `models.${model.name}`, uses: ["models"] };
  const type = `enums.${model.name}`;
  if (!model.open) return { text: type, uses: ["enums"] };
  const text = model.nullable ? `OpenEnum<NonNullable<${type}>> | null` : `OpenEnum<${type}>`;
  return { text, uses: ["enums", "OpenEnum"] };
}

/** Models, each below those that it mentions as far as there is no circle; else in their own order. */
function inOrder(models: readonly Model[], mentionedBy: (model: Model) => readonly string[]): Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const ordered = new Set<Model>();
  const entered = new Set<Model>();
  const enter = (model: Model): void => {
    if (entered.has(model)) return;
    entered.add(model);
    for (const name of mentionedBy(model)) {
      const mentioned = byName.get(name);
      if (mentioned !== undefined) enter(mentioned);
    }
    ordered.add(model);
  };
  for (const model of models) enter(model);
  return [...ordered];
}
