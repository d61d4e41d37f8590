import { pointerTo } from "../shared/json.ts";

/** Where a walk is. It is spelled out only when somebody asks: of most places nobody ever does. */
export class Place {
  readonly #parent: Place | undefined;
  readonly #token: string | number;

  /** The place below a parent; without one, `token` is the pointer of the place itself. */
  constructor(parent: Place | undefined, token: string | number) {
    this.#parent = parent;
    this.#token = token;
  }

  /** The JSON Pointer of this place. */
  get pointer(): string {
    const parent = this.#parent;
    return parent ? pointerTo(parent.pointer, this.#token) : String(this.#token);
  }
}
