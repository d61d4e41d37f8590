/**
 * A place in JSON from which a decimal can be reached. Other places are named by their row in the list.
 */
export interface DecimalPlace {
  /** What stands here is a decimal: a number or text. */
  readonly decimal?: true;
  /** Where the properties of an object lead; all that lead nowhere are missing, unless `others` would take them. */
  readonly properties?: Readonly<Record<string, number>>;
  /** Where every other property leads. */
  readonly others?: number;
  /** Where the items of an array lead. */
  readonly items?: number;
}

/** Row 0 is the place of the whole text. */
export type DecimalPlaces = readonly DecimalPlace[];

/** An object or an array that is still being read. */
interface Open {
  readonly holder: unknown[] | Record<string, unknown>;
  readonly place: DecimalPlace | undefined;
  readonly parent: Open | undefined;
  /** The name of a property whose value comes next. */
  name?: string | undefined;
}

/**
 * Reads JSON as `JSON.parse` does (ECMA-262 section 25.5.1), but for the numbers at some places: one that a double
 * cannot hold becomes the text that it was. Throws what `JSON.parse` throws.
 */
export function parseExactly(text: string, places: DecimalPlaces): unknown {
  // Refuses what is not JSON, so that the rest can take its grammar for granted.
  JSON.parse(text);
  const root: Open = { holder: [], place: { items: 0 }, parent: undefined };
  let open = root;
  for (const token of tokensOf(text)) {
    if (token === "{" || token === "[") {
      const place = placeOfNext(open, places);
      const holder = token === "{" ? {} : [];
      put(open, holder);
      open = { holder, place, parent: open };
    } else if (token === "}" || token === "]") open = open.parent ?? root;
    else if (isName(token, open)) open.name = stringOf(token);
    else put(open, scalarOf(token, placeOfNext(open, places)));
  }
  return Object.values(root.holder)[0];
}

/** Brackets, strings, numbers and words of text that is JSON; what is between them says nothing more. */
function* tokensOf(text: string): Generator<string> {
  const next = /["{}[\]]|[^\s{}[\],:"]+/g;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    if (match[0] === '"') next.lastIndex = endOfString(text, match.index);
    yield text.slice(match.index, next.lastIndex);
  }
}

/** An expression for a whole string would run out of stack where millions of characters are escaped. */
function endOfString(text: string, start: number): number {
  let end = start;
  let isEscaped: boolean;
  do {
    end = text.indexOf('"', end + 1);
    let before = end;
    while (text[before - 1] === "\\") before--;
    isEscaped = (end - before) % 2 === 1;
  } while (isEscaped);
  return end + 1;
}

function isName(token: string, { holder, name }: Open): boolean {
  return token.startsWith('"') && !Array.isArray(holder) && name === undefined;
}

function placeOfNext({ place, holder, name = "" }: Open, places: DecimalPlaces): DecimalPlace | undefined {
  if (place === undefined) return undefined;
  const { properties = {}, others, items } = place;
  if (Array.isArray(holder)) return places[items ?? -1];
  return places[(Object.hasOwn(properties, name) ? properties[name] : others) ?? -1];
}

function put(open: Open, value: unknown): void {
  const { holder, name = "" } = open;
  if (Array.isArray(holder)) holder.push(value);
  // Assigned to, this name would set the prototype.
  else if (name === "__proto__")
    Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true }); // prettier-ignore
  else holder[name] = value;
  open.name = undefined;
}

function scalarOf(token: string, place: DecimalPlace | undefined): unknown {
  if (token.startsWith('"')) return stringOf(token);
  const value: unknown = JSON.parse(token);
  return place?.decimal === true && typeof value === "number" && isRounded(token, value) ? token : value;
}

function stringOf(token: string): string {
  return token.includes("\\") ? String(JSON.parse(token)) : token.slice(1, -1);
}

/** Whether a number has lost digits: written in full, it is another decimal than its text. */
function isRounded(text: string, value: number): boolean {
  return !Number.isFinite(value) || digitsOf(text) !== digitsOf(String(value));
}

/** A number's digits that count and the power of ten of the first: `0.120e3` and `120` are both `12e3`. */
function digitsOf(text: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const magnitude = digits.length - fraction.length + Number(exponent);
  return digits === "" ? "0" : `${digits.replace(/0+$/, "")}e${magnitude}`;
}
