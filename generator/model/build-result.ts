import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { schemaOf, type Content } from "../document/content.ts";
import { essence, isJson, isText } from "../document/media-types.ts";
import { bodyForm, rankedContents, responseKind } from "./body-kinds.ts";
import { itemSchema } from "./build-bodies.ts";
import { eventType } from "./event-type.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { NEVER, UNKNOWN, unionOf, type Lowered } from "./lowered.ts";
import type { ErrorBody, ResponseExample, Result, ResultChoice, ResultContent } from "./model.ts";
import type { OperationNode, ResponseNode } from "../document/operations.ts";
import { resolveNode, resolveReference } from "../document/references.ts";
import { typeText } from "./type-text.ts";

/** The answers that mean success: 2xx, or `default` where the document gives no 2xx. */
function successes(answers: readonly ResponseNode[]): readonly ResponseNode[] {
  const ok = answers.filter(({ status }) => /^2(?:\d\d|XX)$/i.test(status));
  return ok.length > 0 ? ok : answers.filter(({ status }) => status === "default");
}

/** What the function resolves to: the union over all answers that mean success. */
export function buildResult(node: OperationNode, context: LowerContext): Result {
  const answers = successes(node.responses).map((answer) => buildAnswer(answer, context));
  const preferred = answers.flatMap(({ contents }) => contents.slice(0, 1));
  const accepts = [...new Set(preferred.map(({ mediaType }) => mediaType))];
  const onlyRedirects = answers.length === 0 && node.responses.some(({ status }) => status.startsWith("3"));
  return {
    type: onlyRedirects ? typeText(NEVER) : resultType(answers, undefined),
    responses: answers.map(({ status, contents }) => ({
      status,
      contents: contents.map(({ mediaType, kind }) => ({ mediaType, kind })),
    })),
    ...(accepts.length === 0 ? {} : { accept: accepts.join(", ") }),
    choices: choicesOf(answers),
  };
}

interface BuiltAnswer {
  readonly status: string;
  /** What it can be, the preferred first. */
  readonly contents: readonly BuiltContent[];
}

interface BuiltContent extends ResultContent {
  readonly type: Lowered;
}

function buildAnswer({ status, contents }: ResponseNode, context: LowerContext): BuiltAnswer {
  const { document } = context;
  const ranked = rankedContents(document, contents);
  const hasJson = ranked.some(({ mediaType }) => isJson(mediaType));
  const kept = ranked.filter((content) => !hasJson || !isSameInOtherWords(content, document));
  return { status, contents: kept.map((content) => buildContent(content, context)) };
}

/**
 * Whether an answer beside JSON is the same object in another notation: XML, YAML or, as frameworks list it for what
 * they only ever write as JSON, `text/plain`. The client reads the JSON.
 */
function isSameInOtherWords(content: Content, document: JsonObject): boolean {
  const type = essence(content.mediaType);
  const isNotation = isText(type) && (type === "text/plain" || /[/+](?:xml|yaml)$/.test(type));
  return isNotation && bodyForm(document, content) === "structure";
}

/** What all answers come to, for a caller who asks for a media type or for nothing. */
function resultType(answers: readonly BuiltAnswer[], asked: string | undefined): Result["type"] {
  const types = answers.map(({ contents }) => contentFor(contents, asked)?.type);
  if (types.every((type) => type === undefined)) return { text: "undefined", references: [] };
  return typeText(unionOf(types.map((type) => type ?? UNDEFINED)));
}

function contentFor(contents: readonly BuiltContent[], asked: string | undefined): BuiltContent | undefined {
  return contents.find(({ mediaType }) => mediaType === asked) ?? contents[0];
}

/**
 * The media types to choose from, where an answer has several: those of one type together, what comes unasked first.
 * JSON that has the type of what comes unasked is no choice.
 */
function choicesOf(answers: readonly BuiltAnswer[]): ResultChoice[] {
  const usual = resultType(answers, undefined);
  const groups = new Map<string, { mediaTypes: string[]; type: Result["type"] }>();
  const seen = new Set<string>();
  for (const { contents } of answers.filter((answer) => answer.contents.length > 1)) {
    for (const { mediaType, kind } of contents) {
      if (seen.has(mediaType)) continue;
      seen.add(mediaType);
      const type = resultType(answers, mediaType);
      const group = groups.get(type.text);
      if (group === undefined) groups.set(type.text, { mediaTypes: [mediaType], type });
      else if (kind !== "json" || type.text !== usual.text) group.mediaTypes.push(mediaType);
    }
  }
  const choices = [...groups.values()];
  return choices.flatMap(({ mediaTypes }) => mediaTypes).length > 1 ? choices : [];
}

const UNDEFINED: Lowered = { type: "x-reference", text: "undefined", references: [] };
const STRING: Lowered = { type: "string" };

function buildContent(content: Content, outer: LowerContext): BuiltContent {
  const { mediaType } = content;
  const context: LowerContext = { ...outer, side: "response" };
  const kind = responseKind(context.document, content);
  switch (kind) {
    case "json":
    case "any":
      return { mediaType, kind, type: lowerSchema(schemaOf(content), context) };
    case "text":
    case "anyText":
      return { mediaType, kind, type: STRING };
    case "bytes": {
      const type: Lowered = { type: "x-reference", text: "BinaryResponse", references: ["BinaryResponse"] };
      return { mediaType, kind, type };
    }
    case "events": {
      const { type, isText } = eventType(content, context);
      return { mediaType, kind: isText ? kind : "jsonEvents", type: generic("AsyncIterable", type) };
    }
    case "lines":
    case "sequence": {
      const item = lowerSchema(itemSchema(content, context.document), context);
      return { mediaType, kind, type: generic("AsyncIterable", item) };
    }
  }
}

function generic(name: string, argument: Lowered): Lowered {
  const { text, references } = typeText(argument);
  return { type: "x-reference", text: `${name}<${text}>`, references };
}

/** The bodies of the answers that mean failure, as far as the document describes them. */
export function buildErrors(node: OperationNode, context: LowerContext): ErrorBody[] {
  const ok = new Set(successes(node.responses));
  const failures = node.responses.filter((answer) => !ok.has(answer));
  const described = failures.flatMap((answer): ErrorBody[] => {
    const content = answer.contents.find(({ mediaType }) => isJson(mediaType));
    if (content?.schema === undefined) return [];
    const type = lowerSchema(schemaOf(content), { ...context, side: "response" });
    return [{ status: statusKey(answer.status), type: typeText(type) }];
  });
  const known = new Set(described.map(({ status }) => status));
  // A status that says less than the range around it is not covered by the range (OpenAPI section 4.8.16).
  const others = failures.flatMap(({ status, contents }): ErrorBody[] => {
    const key = statusKey(status);
    const isCovered = rangesOf(key).some((range) => known.has(range));
    return known.has(key) || !isCovered ? [] : [{ status: key, type: undescribed(contents) }];
  });
  const order = failures.map(({ status }) => statusKey(status));
  return [...described, ...others].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** `default` as it is, and a range in upper case. */
function statusKey(status: string): string {
  return status.toUpperCase().replace("DEFAULT", "default");
}

/** What stands for a status that has no entry of its own. */
function rangesOf(status: string): readonly string[] {
  if (status === "default") return [];
  return /^\d\d\d$/.test(status) ? [`${status.charAt(0)}XX`, "default"] : ["default"];
}

function undescribed(contents: readonly Content[]): ErrorBody["type"] {
  if (contents.length === 0) return typeText(UNDEFINED);
  return typeText(contents.some(({ mediaType }) => isJson(mediaType)) ? UNKNOWN : STRING);
}

/** Example bodies of all answers (OpenAPI sections 4.8.14 and 4.8.19), for the testing entry. */
export function buildExamples(node: OperationNode, document: JsonObject): ResponseExample[] {
  return node.responses.flatMap(({ status, contents }) => {
    const [content] = rankedContents(document, contents);
    if (content === undefined) return [];
    const { mediaType, media } = content;
    const found = exampleOf(document, media, content);
    return found === undefined ? [] : [{ status, mediaType, value: found.value, pointer: found.pointer }];
  });
}

function exampleOf(
  document: JsonObject,
  media: JsonObject,
  content: Content,
): { value: JsonValue; pointer: string } | undefined {
  const at = content.pointer;
  if (media["example"] !== undefined) return { value: media["example"], pointer: pointerTo(at, "example") };
  const examples = media["examples"];
  if (isObject(examples)) {
    for (const key of Object.keys(examples)) {
      const example = resolveReference(document, examples[key], pointerTo(at, "examples", key));
      const value = example?.value["value"] ?? example?.value["dataValue"];
      if (example !== undefined && value !== undefined)
        return { value, pointer: pointerTo(example.pointer, "value") };
    }
  }
  const schema = resolveNode(document, content.schema, content.schemaPointer);
  if (schema?.value["example"] !== undefined) {
    return { value: schema.value["example"], pointer: pointerTo(schema.pointer, "example") };
  }
  const list = schema?.value["examples"];
  if (schema === undefined || !isArray(list) || list[0] === undefined) return undefined;
  return { value: list[0], pointer: pointerTo(schema.pointer, "examples", 0) };
}
