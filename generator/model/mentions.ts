import type { Model } from "./model.ts";

/** The exported names that the types of a declaration mention. What an interface extends is not among them. */
export function mentionsOf(model: Model): readonly string[] {
  switch (model.kind) {
    case "enum":
      return [];
    case "alias":
      return model.type.references;
    case "interface":
      return [...model.properties.flatMap(({ type }) => type.references), ...(model.index?.references ?? [])];
  }
}
