import type { Location } from "../../shared/diagnostics/diagnostic.ts";
import type { JsonValue } from "../../shared/json.ts";
import type { Direction, DirectionWord } from "../compare/facts.ts";
import type { RuleId } from "../compare/rule-ids.ts";
import type { JoinedFact } from "./join-by-cause.ts";
import type { Area, Bump, Level } from "./law.ts";

/** What the compiler says of a change, proven by a witness: code that compiles before and does not after. */
export interface TypeScriptVerdict {
  readonly verdict: "breaking" | "exhaustive switches only";
  /** The exported name that it is about, with a property where there is one: `Pet.name`. */
  readonly symbol: string;
  /** Consumer code that compiles before and does not after. */
  readonly witness: string;
  /** What the compiler says about it after. */
  readonly error: string;
  /** The declaration on both sides, as far as it matters; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What a change does on the wire, proven by a value that one document allows and the other does not: a request that
 * was accepted, or something in an answer that could not come before.
 */
export interface WireWitness {
  /** A request's witness is valid in the base alone, an answer's in the head alone. */
  readonly direction: Direction;
  /** What the value is: a whole message, or the part of one that proves it. */
  readonly kind: "request" | "answer" | "form" | "multipart form" | "XML" | "text" | "header" | "parameter";
  /** As it goes over the wire: a body, `limit=5` of a parameter, `X-Rate-Limit: 5` of a header. */
  readonly value: string;
}

/** One row of the report. */
export interface Change {
  readonly id: RuleId;
  /** The same for the same change whatever the lines and the order: what acknowledgements are keyed by. */
  readonly fingerprint: string;
  /** The worse of the two verdicts. */
  readonly level: Level;
  readonly wire: Level;
  /** What the rule says of the wire, where the configuration says something else; null where it does not. */
  readonly ruleLevel: Level | null;
  /** Null where the wire is not hurt, or where nothing proves it. */
  readonly wireWitness: WireWitness | null;
  readonly typescript: TypeScriptVerdict | null;
  /** False for a draft and for what was announced: then neither verdict asks for more than a minor version. */
  readonly isPromised: boolean;
  readonly bump: Bump;
  readonly direction: DirectionWord;
  readonly area: Area;
  readonly operations: readonly string[];
  readonly pointer: string;
  /** Null where the document has nothing of the kind. */
  readonly base: Location | null;
  /** For a removal, its nearest surviving parent. */
  readonly head: Location | null;
  readonly message: string;
  readonly migration: string | null;
  /** What it may have been renamed to. */
  readonly hint: string | null;
  /** The reason in the file of acknowledgements. */
  readonly acknowledged: string | null;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly fact: JoinedFact;
}
