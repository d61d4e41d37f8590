/**
 * The intermediate representation: what the emitters and the diff know of a document. Types only.
 *
 * It is small because types are text: a schema becomes TypeScript once, in `type-text.ts`, and nobody
 * looks at the schema again. Everything keeps the JSON Pointer that it came from.
 */
import type { PropertyEncoding } from "../document/encoding.ts";
import type { Lowered } from "./lowered.ts";

/** A TypeScript type as source text, and the exported names it mentions (sorted, without repeats). */
export interface TypeText {
  readonly text: string;
  readonly references: readonly string[];
}

/** Whether requests, responses or both can contain a model; `none` when no operation reaches it. */
export type Direction = "request" | "response" | "both" | "none";

/** What every described thing carries into its JSDoc. All text is as the document has it, unescaped. */
export interface Documented {
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly summary?: string;
  readonly description?: string;
  /** `true`, or the reason (`x-deprecated-reason`, or the sentence of the description that says it). */
  readonly deprecated?: true | string;
  readonly externalDocs?: string;
}

/** A whole document. */
export interface ApiModel {
  /** The entry file, as the header of every generated file names it. */
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** The SPDX identifier or the name of the document's licence (OpenAPI section 4.8.4). */
  readonly license?: string;
  readonly servers: readonly Server[];
  /** Sorted by name (code-point order), which is unique in the package. */
  readonly models: readonly Model[];
  /** One per tag in the document's order, then tags found on operations only, then `default`. */
  readonly groups: readonly OperationGroup[];
  readonly webhooks: readonly Webhook[];
  /** Sorted by name. */
  readonly guards: readonly Guard[];
  /** Where the JSON of answers has decimals: see `DecimalPlace`. Empty when there are none. */
  readonly decimals: readonly DecimalPlace[];
  /** What a value of each model looks like, in the order of the models; there when it is asked for. */
  readonly shapes?: readonly Shape[];
}

/** A model that is no enumeration, by structure: what text does not tell a program that checks values. */
export interface Shape {
  readonly name: string;
  readonly value: Lowered;
}

/** One member of a union that a nested value tells from the others: one exported function. */
export interface Guard {
  readonly name: string;
  /** JSON Pointer of the union. */
  readonly pointer: string;
  readonly union: TypeText;
  readonly member: TypeText;
  /** What a value of the union is, once the function says so. */
  readonly narrowed: TypeText;
  /** Names of properties, from a value to the one that tells. */
  readonly path: readonly string[];
  /** Any of them stands for the member. */
  readonly values: readonly string[];
}

/**
 * A place in the JSON of an answer. The numbers are rows of the list that it is in; row 0 is the answer as a whole.
 * Ways that lead to no decimal are left out.
 */
export interface DecimalPlace {
  /** What stands here may be a number or text, and a number's digits count. */
  readonly decimal?: true;
  readonly properties?: Readonly<Record<string, number>>;
  /** Every other property of an object. */
  readonly others?: number;
  /** The items of an array. */
  readonly items?: number;
}

/** One entry of `servers` (OpenAPI section 4.8.5). */
export interface Server extends Documented {
  /** Property of the `servers` object: `x-server-name`, `name` (3.2), or made from the description. */
  readonly name: string;
  /** With `{variables}` in it when there are any. */
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** A named declaration of `models.ts` or `enums.ts`. */
export type Model = InterfaceModel | AliasModel | EnumModel;

interface ModelBase extends Documented {
  /** The TypeScript identifier. */
  readonly name: string;
  /** The name that the document gives where it is not a legal component name (`x-ms-client-name`…). */
  readonly documentedName?: string;
  readonly direction: Direction;
}

/** An object schema, as an exported interface. */
export interface InterfaceModel extends ModelBase {
  readonly kind: "interface";
  /** Names of the interfaces it extends (`allOf` of references that no own property contradicts). */
  readonly extends: readonly string[];
  /** In the document's order. */
  readonly properties: readonly Property[];
  /** The value type of an index signature (`additionalProperties`, `patternProperties`). */
  readonly index?: TypeText;
}

/** Any other schema, as an exported type alias. */
export interface AliasModel extends ModelBase {
  readonly kind: "alias";
  readonly type: TypeText;
}

/** A named enumeration of strings or numbers: an `as const` object and a union type of the same name. */
export interface EnumModel extends ModelBase {
  readonly kind: "enum";
  readonly members: readonly EnumMember[];
  /** `x-ms-enum.modelAsString`: values that are not listed may come, so responses use `OpenEnum<…>`. */
  readonly open: boolean;
  /** `null` is one of the values. */
  readonly nullable: boolean;
}

export interface EnumMember {
  readonly name: string;
  readonly value: string | number;
  readonly description?: string;
}

export interface Property extends Documented {
  /** The wire's name, which is the property's name too. */
  readonly name: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly type: TypeText;
  /** One line each, for the JSDoc: `format: int32`, `maximum: 2000`, `default: 50`. */
  readonly constraints: readonly string[];
}

/** The operations of one tag: one file of the package. */
export interface OperationGroup {
  readonly tag: string;
  /** File name without extension, and the subpath export: `pets`. */
  readonly fileName: string;
  readonly description?: string;
  /** Sorted by function name. */
  readonly operations: readonly Operation[];
}

/** One operation: one exported function. */
export interface Operation extends Documented {
  /** The function's name. */
  readonly name: string;
  /** Upper case, as it goes over the wire. */
  readonly method: string;
  /** The path template, `/v1/pets/{pet-id}`. */
  readonly path: string;
  /** Name of the parameter interface; absent when the function has none. */
  readonly parametersName?: string;
  /** Function parameters in the document's order: path, query, header, cookie. */
  readonly parameters: readonly Parameter[];
  /** Headers that the client fills in by itself. */
  readonly headerRoles: HeaderRoles;
  readonly body?: RequestBody;
  readonly result: Result;
  /** Error bodies by status (`404`, `4XX`, `default`), where the document gives a schema. */
  readonly errors: readonly ErrorBody[];
  /** Name of the interface that maps statuses to error bodies; absent when there are none. */
  readonly errorsName?: string;
  readonly pages?: Pages;
  /** Alternatives, each a list of schemes that go together; empty when the operation is open to all. */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** A server of the operation or its path that replaces the document's. */
  readonly server?: Server;
  readonly examples: readonly ResponseExample[];
}

export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";
export type ParameterStyle =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

export interface Parameter extends Documented {
  /** The wire's name. */
  readonly name: string;
  /** Property of the parameter interface, camelCase. */
  readonly property: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly type: TypeText;
  readonly constraints: readonly string[];
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type of a `content` parameter, which is serialised as that type says. */
  readonly content?: string;
}

/** Header parameters with the `x-client-header` extension, by what they are for. Wire names. */
export interface HeaderRoles {
  /** A new UUID for each logical call, the same through its retries. */
  readonly perCall: readonly string[];
  /** A new UUID for each attempt. */
  readonly perAttempt: readonly string[];
  /** The one that makes a repeated request safe. */
  readonly idempotency?: string;
  /** Read back from the answer into `requestId`. */
  readonly requestId?: string;
  /** Read back from the answer into `correlationId`. */
  readonly correlationId?: string;
}

/**
 * `lines` and `sequence` (RFC 7464) are many JSON values, `events` many server-sent events; `any` is what the value is:
 * bytes, text or JSON.
 */
export type BodyKind =
  "json" | "form" | "multipart" | "text" | "bytes" | "lines" | "sequence" | "events" | "any";

export interface RequestBody extends Documented {
  /** Property of the parameter interface: `body`, unless a parameter has that name. */
  readonly property: string;
  readonly required: boolean;
  /** JSON first, then in the document's order: the first is what is sent unless the caller chooses. */
  readonly content: readonly RequestContent[];
}

export interface RequestContent {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly type: TypeText;
  /** Per property, for form and multipart bodies (OpenAPI section 4.8.15). */
  readonly encoding: readonly PropertyEncoding[];
}

/**
 * `jsonEvents` are events whose data is JSON; `lines` and `sequence` (RFC 7464) many JSON values. `any` and `anyText`
 * are what the answer's `Content-Type` says, where the document leaves it open.
 */
export type ResponseKind =
  "json" | "text" | "anyText" | "bytes" | "any" | "events" | "jsonEvents" | "lines" | "sequence";

/** What a function resolves to. */
export interface Result {
  /** What comes where the caller asks for nothing else. */
  readonly type: TypeText;
  /** The 2xx answers; more than one kind means that the runtime looks at status and media type. */
  readonly responses: readonly ResultResponse[];
  /** The `Accept` header, or nothing when no answer has a body. */
  readonly accept?: string;
  /** What a caller can ask for by media type, where there is a choice: those of one type together. */
  readonly choices: readonly ResultChoice[];
}

export interface ResultResponse {
  readonly status: string;
  /** What the answer can be, the preferred first; empty for one without a body. */
  readonly contents: readonly ResultContent[];
}

export interface ResultContent {
  readonly mediaType: string;
  readonly kind: ResponseKind;
}

export interface ResultChoice {
  readonly mediaTypes: readonly string[];
  readonly type: TypeText;
}

export interface ErrorBody {
  readonly status: string;
  readonly type: TypeText;
}

/** `x-ms-pageable`: how to get from one page to the next. */
export interface Pages {
  /** Dotted path to the items in a page: `items`. */
  readonly items: string;
  /** Dotted path to the link in a page: `links.next`. */
  readonly next: string;
  /** Where a relative link begins, as a path below the server: `/v1`. */
  readonly root: string;
  /** In a link's query, every further `?` stands for `&`. */
  readonly secondQuestionMark: boolean;
  readonly item: TypeText;
}

/** OpenAPI section 4.8.27, as far as a client acts on it. */
export type SecurityScheme =
  | { readonly kind: "bearer"; readonly id: string }
  | { readonly kind: "basic"; readonly id: string }
  | {
      readonly kind: "apiKey";
      readonly id: string;
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    }
  | { readonly kind: "other"; readonly id: string };

export interface ResponseExample {
  readonly status: string;
  readonly mediaType: string;
  /** The example itself, a JSON value. */
  readonly value: unknown;
  readonly pointer: string;
}

/** An incoming request that the document describes: types only. */
export interface Webhook extends Documented {
  readonly name: string;
  /** The exported type of the payload. */
  readonly payload: TypeText;
}
