import { pointerTo } from "../shared/json.ts";

/** Where a walk is. It is spelled out when somebody asks for the first time: of most places nobody ever does. */
export class Place {
  readonly #parent: Place | undefined;
  readonly #token: string | number;
  #pointer: string | undefined;

  /** The place below a parent; without one, `token` is the pointer of the place itself. */
  constructor(parent: Place | undefined, token: string | number) {
    this.#parent = parent;
    this.#token = token;
  }

  /** The JSON Pointer of this place. */
  get pointer(): string {
    return (this.#pointer ??= this.#parent
      ? pointerTo(this.#parent.pointer, this.#token)
      : String(this.#token));
  }
}
