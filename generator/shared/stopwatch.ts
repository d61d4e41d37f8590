/** How long a stage took, in milliseconds of wall time. */
export interface Timing {
  readonly stage: string;
  readonly milliseconds: number;
}

/** Takes the time of each stage. */
export class Stopwatch {
  readonly timings: Timing[] = [];

  async time<Result>(stage: string, run: () => Result | Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await run();
    } finally {
      this.timings.push({ stage, milliseconds: performance.now() - start });
    }
  }
}
