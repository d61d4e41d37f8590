import { LEVELS } from "../diff/judge/law.ts";
import { documentFields } from "./document-fields.ts";
import type { ObjectShape, Shape } from "./shape.ts";

const level: Shape = {
  kind: "word",
  words: LEVELS,
  about: "The level of every change of this rule on the wire",
};

/** What `wireproof.config.json` may say. Takes the rules that a level can be given to. */
export const configShape = (ruleIds: readonly string[]): ObjectShape => ({
  kind: "object",
  about: "What wireproof generates and how it judges",
  fields: {
    $schema: { kind: "text", about: "Where editors find what may stand here" },
    ...documentFields,
    documents: {
      kind: "list",
      about: "Several documents, in place of the fields above",
      items: {
        kind: "object",
        about: "A document and its package",
        fields: documentFields,
        required: ["spec", "out"],
      },
    },
    diff: {
      kind: "object",
      about: "How changes of a document are judged",
      fields: {
        rules: {
          kind: "object",
          about: "Levels of rules that are not what the rule says",
          fields: Object.fromEntries(ruleIds.map((id) => [id, level])),
        },
      },
    },
  },
});
