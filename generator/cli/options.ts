/** What a command understands beside its operands: `--name VALUE`, or a flag without a value. */
export interface Option {
  /** What stands for the value in the usage, such as FILE. Without it, the option is a flag. */
  readonly value?: string;
  /** The words that the value may be, where it may not be any. */
  readonly words?: readonly string[];
  /** Whether it may stand several times. */
  readonly multiple?: boolean;
  /** Whether a flag has an opposite: `--no-NAME`. */
  readonly negatable?: boolean;
  readonly about: string;
}

/** Options by name, in the order of the help. */
export type Options = Readonly<Record<string, Option>>;

/** What was written for each option; undefined for one that was not. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly value: string }
    ? O[Name] extends { readonly multiple: true }
      ? readonly string[]
      : O[Name] extends { readonly words: readonly (infer Word)[] }
        ? Word | undefined
        : string | undefined
    : boolean | undefined;
};

/** What a command is called and understands. */
export interface Usage<O extends Options = Options> {
  /** How it is called: `wireproof diff`, `npm run bench --`. */
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** The operands as the usage shows them: `BASE`, `[HEAD]`, `[DOCUMENT…]`. */
  readonly operands?: readonly string[];
  readonly options: O;
  /** What the help says after the summary. */
  readonly about?: string;
  /** What the help says last, such as exit codes. */
  readonly notes?: string;
}

/** A command of the command line. */
export interface Command<O extends Options> extends Usage<O> {
  /**
   * Runs it, and returns the exit code.
   *
   * @throws UsageError when the words make no sense together
   */
  run(words: Words<O>): Promise<number>;
}

/** The words of a command line, understood. */
export interface Words<O extends Options = Options> {
  readonly values: Values<O>;
  readonly operands: readonly string[];
}

/** Words that make no sense, as one line for the user. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
