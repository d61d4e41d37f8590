import { isObject, type JsonObject, type JsonValue, pointerTo } from "../../shared/json.ts";
import { shown } from "../../shared/canonical.ts";
import { readSchema } from "../../document/schema/read-schema.ts";
import type { SchemaPlace } from "../../document/schema/schema-place.ts";
import { compareContent, compareSchemaAt } from "./compare-content.ts";
import type { Directions, Observation } from "./facts.ts";
import { type Carrier, type Findings, found, join } from "./findings.ts";
import { became, cameUnder, steering, switched, texts, wentFrom } from "./observe.ts";
import { type OperationSite, type ParameterSite, parametersOf } from "./operations.ts";
import { field, type Placed, type SideName, type Two } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { compareSunset, isPast } from "./sunset.ts";

/** Compares parameters, those of the path item pushed down. Order does not matter. */
export function compareParameters(sides: Sides, two: Two<OperationSite>, directions: Directions): Findings {
  const [base, head] = [parametersOf(two.base), parametersOf(two.head)];
  const { label } = two.head;
  const pairs: Two<ParameterSite>[] = [];
  const gone: ParameterSite[] = [];
  for (const [key, before] of base) {
    const after = head.get(key);
    if (after === undefined) gone.push(before);
    else pairs.push({ base: before, head: after });
  }
  const came = [...head].filter(([key]) => !base.has(key)).map(([, parameter]) => parameter);
  const moved = gone.flatMap((before) => {
    const after = came.find((one) => one.name.toLowerCase() === before.name.toLowerCase());
    return after === undefined ? [] : [{ base: before, head: after }];
  });
  const [left, right] = [new Set(moved.map((one) => one.base)), new Set(moved.map((one) => one.head))];
  const observations = [
    ...gone.filter((one) => !left.has(one)).map((one) => removal(sides, two, one)),
    ...came.filter((one) => !right.has(one)).map((one) => addition(two, one)),
    ...moved.map((one) => became("parameter-moved", placeOf(one.base), placeOf(one.head), one.head.name)),
  ];
  return join([
    found(observations, directions, label),
    ...pairs.map((pair) => compareParameter(sides, pair, directions, { label, path: two.base.path })),
  ]);
}

function placeOf(parameter: ParameterSite): Placed {
  return { pointer: parameter.pointer, value: parameter.in };
}

function removal(sides: Sides, two: Two<OperationSite>, parameter: ParameterSite): Observation {
  const sunset = parameter.value["x-sunset"];
  const announced = parameter.value["deprecated"] === true && typeof sunset === "string";
  const rule: RuleId = !announced
    ? parameter.value["deprecated"] === true && sunset === undefined
      ? "deprecated-parameter-removed"
      : "parameter-removed"
    : isPast(sides, sunset)
      ? "deprecated-parameter-removed"
      : "parameter-removed-before-sunset";
  return wentFrom(two.head.operation, rule, parameter, parameter.name);
}

function addition(two: Two<OperationSite>, parameter: ParameterSite): Observation {
  const required = parameter.value["required"] === true || parameter.in === "path";
  const rule = required ? "required-parameter-added" : "optional-parameter-added";
  return cameUnder(two.base.operation, rule, parameter, parameter.name);
}

function compareParameter(
  sides: Sides,
  two: Two<ParameterSite>,
  directions: Directions,
  { label, path }: Pick<OperationSite, "label" | "path">,
): Findings {
  const carrier = carrierOf(two.base, path);
  const renamed =
    two.base.in === "path" && two.base.name !== two.head.name
      ? [became("path-parameter-renamed", field(two.base, "name"), field(two.head, "name"), two.head.name)]
      : [];
  // A default only counts where the parameter can be left out.
  const isOptional = two.base.value["required"] !== true || two.head.value["required"] !== true;
  const writing = isOptional ? "parameter" : "required parameter";
  return join([
    found(
      [
        ...renamed,
        ...switched(two, "required", "parameter-became-required", "parameter-became-optional"),
        ...switched(two, "deprecated", "parameter-deprecated", "parameter-no-longer-deprecated"),
        ...switched(
          two,
          "allowEmptyValue",
          "parameter-empty-value-allowed",
          "parameter-empty-value-forbidden",
        ),
        ...switched(two, "allowReserved", "parameter-reserved-allowed", "parameter-reserved-forbidden"),
        ...steering(two, "x-client-header", "client-setting-changed"),
        ...compareSerialization(sides, two, directions),
        ...compareSunset(sides, two),
        ...texts(two, "parameter-docs-changed", ["description", "example", "examples"]),
      ],
      directions,
      label,
    ),
    // A value that is written as another media type has said it all.
    ...(isObject(two.base.value["content"]) === isObject(two.head.value["content"])
      ? [
          compareSchemaAt(two, "schema", {
            directions,
            operation: label,
            writing,
            carrier,
          }),
          compareContent(sides, two, directions, label, carrier),
        ]
      : []),
  ]);
}

function compareSerialization(
  sides: Sides,
  two: Two<ParameterSite>,
  directions: Directions,
): readonly Observation[] {
  const [base, head] = [serialization(two.base), serialization(two.head)];
  return Object.entries(base).flatMap(([key, before]) => {
    const after = head[key];
    if (after === before || after === undefined) return [];
    // A style is judged by itself.
    if (key === "explode" && base["style"] !== head["style"]) return [];
    // Of one value, whoever reads cannot see whether it was exploded: a list has one item then.
    const isSeen = (side: SideName): boolean => isComposite(sides[side], two[side]);
    if (key === "explode" && !(directions.request ? isSeen("base") : isSeen("head"))) return [];
    const values = [
      { pointer: field(two.base, key).pointer, value: before },
      { pointer: field(two.head, key).pointer, value: after },
    ] as const;
    return [became("parameter-serialization-changed", ...values, key)];
  });
}

function serialization(parameter: ParameterSite): Readonly<Record<string, JsonValue>> {
  const usual = parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple";
  const style = shown(parameter.value["style"] ?? usual);
  return {
    style,
    explode: parameter.value["explode"] ?? style === "form",
    content: isObject(parameter.value["content"]) ? "a media type" : "a schema",
  };
}

/** Whoever sends writes a parameter as it was. */
function carrierOf(parameter: ParameterSite, path: string): Carrier {
  const { style, explode } = serialization(parameter);
  const isJson = isObject(parameter.value["content"]);
  const { name, in: where } = parameter;
  return {
    kind: "parameter",
    name,
    in: where,
    path,
    style: String(style),
    explode: explode === true,
    isJson,
  };
}

/** Whether a value may be an array or an object, which are written differently when exploded. */
function isComposite({ document }: Side, { value, pointer }: ParameterSite): boolean {
  const { schema } = value;
  return (
    schema !== undefined && mayHaveMembers(document, { value: schema, pointer: pointerTo(pointer, "schema") })
  );
}

function mayHaveMembers(document: JsonObject, place: SchemaPlace, depth = 0): boolean {
  const { types, values, choices } = readSchema(document, [place]);
  if (values !== undefined && !values.isOpen) return values.list.some(isContainer);
  if (types?.every((type) => type !== "array" && type !== "object")) return false;
  if (depth > MOST_DEPTH) return true;
  return choices.every(({ members }) =>
    members.some((member) => mayHaveMembers(document, member, depth + 1)),
  );
}

/** Choices inside choices, which may be a circle. */
const MOST_DEPTH = 5;

function isContainer(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}
