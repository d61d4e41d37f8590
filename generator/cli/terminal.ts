/** What is asked of a stream that people may look at. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds after which people want to see that something happens. */
const patience = 1000;

/**
 * Whether text for a stream gets colours: when it is a terminal, `FORCE_COLOR` (but for `0` and `false`) or `NO_COLOR`
 * say otherwise, and the first counts more. See https://no-color.org and https://force-color.org.
 */
export function hasColors(stream: Pick<Screen, "isTTY">, env: NodeJS.ProcessEnv = process.env): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return stream.isTTY === true && TERM !== "dumb";
}

/** A line on the terminal that says what is being done, once it has taken a second. Without a terminal, nothing. */
export class Progress {
  readonly #screen: Screen;
  readonly #start = performance.now();
  #isShown = false;

  constructor(screen: Screen = process.stderr) {
    this.#screen = screen;
  }

  /** Takes what is being done. The line takes the place of the one before it. */
  show(text: string): void {
    if (this.#screen.isTTY !== true || process.env["TERM"] === "dumb") return;
    if (performance.now() - this.#start < patience) return;
    this.#isShown = true;
    this.#screen.write(`\r\x1b[K${text.slice(0, (this.#screen.columns ?? 80) - 1)}`);
  }

  /** A bar of 30 cells with how much of it is done. */
  showPart(done: number, total: number, text: string): void {
    const cells = total === 0 ? 30 : Math.floor((done / total) * 30);
    this.show(`[${"█".repeat(cells)}${"·".repeat(30 - cells)}] ${done}/${total} ${text}`);
  }

  /** Takes the line away, before something else is written. */
  clear(): void {
    if (this.#isShown) this.#screen.write("\r\x1b[K");
    this.#isShown = false;
  }
}
