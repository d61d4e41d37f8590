/** How long a stage took, in milliseconds of wall time. */
export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/** Takes the time of each stage. */
export class Stopwatch {
  readonly timings: Timing[] = [];
  readonly #onStage: (stage: string) => void;

  /** @param onStage is told of each stage when it begins */
  constructor(onStage: (stage: string) => void = () => {}) {
    this.#onStage = onStage;
  }

  async time<Result>(stage: string, run: () => Result | Promise<Result>): Promise<Result> {
    this.#onStage(stage);
    const start = performance.now();
    try {
      return await run();
    } finally {
      this.timings.push({ stage, milliseconds: performance.now() - start });
    }
  }
}
