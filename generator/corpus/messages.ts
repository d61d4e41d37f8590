/** What a worker is asked to do: generate one document into an empty folder. */
export interface Task {
  readonly document: string;
  readonly out: string;
  /** Take an invalid document where there is one sensible reading. */
  readonly lenient: boolean;
}

/** What became of it. */
export interface Outcome {
  /** `refused`: the generator reported errors and wrote nothing; `crashed`: it threw, hung or died. */
  readonly kind: "generated" | "refused" | "crashed";
  readonly messages: readonly string[];
  readonly ms: number;
}
