import { RequestError } from "./errors.ts";
import { ownMembers, withOptions } from "./options.ts";
import { linkedPage, pageKey, pagingError } from "./page-link.ts";
import { prepare, start } from "./send.ts";
import { captureStack } from "./stack.ts";
import { objectShape } from "./shape.ts";
import type { ApiPromise, Call, Client, PagedRequestSpec, RequestOptions } from "./types.ts";

/**
 * How far a list has been read: `positionOf(page)`, after that page. It is JSON, and so can be saved. `next` is the
 * very link of the page.
 */
export type PagePosition = { readonly next: unknown } | { readonly done: true };

export interface PageOptions extends RequestOptions {
  /**
   * Begins after a page that was read before: what `positionOf` gave for it, or the link that it had. There is nothing
   * left to read after the last page. Leave it out to begin at the beginning: `undefined`, null and an empty text are
   * errors, since they would read everything again.
   */
  readonly resumeFrom?: PagePosition | string | object;
}

/**
 * A promise of the first page that is also iterable over the items of all pages. Each page is a call of its
 * own, made when the loop gets there. Leaving the loop ends it.
 */
export type PagedPromise<Page, Item, Errors = unknown> = ApiPromise<Page, Errors> & Paged<Page, Item>;

/** What the promise of a first page has beyond the one of a call. */
interface Paged<Page, Item> extends AsyncIterable<Item> {
  /** All pages, in place of their items. */
  pages(): AsyncIterable<Page>;
  /** The items of all pages in an array, or as many as `limit` says; no page is fetched beyond those. */
  toArray(options?: { readonly limit?: number | undefined }): Promise<Item[]>;
}

/** What is known of a page that was read. */
interface Turn {
  /** To the next one; the last page has none. */
  readonly link: unknown;
  /** Fetches the next one. */
  readonly next: () => ApiPromise<unknown>;
}

/** Where all copies of this file, such as those of the two builds, find the turns of their pages. */
const TURNS: unique symbol = Symbol.for("openapi.pages.turns");

/** Of each page, by the object that callers have. */
function turnsOfPages(): WeakMap<object, Turn> {
  // Nobody else has this symbol.
  const shared = globalThis as { [TURNS]?: WeakMap<object, Turn> };
  return (shared[TURNS] ??= new WeakMap());
}

/** The pages before a page: what identifies each of them. */
interface Trail {
  readonly key: string;
  readonly before: Trail | undefined;
}

/**
 * Makes the first call of an operation that answers in pages (`x-ms-pageable`), and follows the pages' links
 * as they are iterated over. A failure of the first page is delivered to whoever awaits or iterates, and is no
 * unhandled rejection before that.
 *
 * @throws TypeError at once, when `resumeFrom` is undefined; PagingError at once, when it cannot be followed, and
 * through the loop for the link of a page that cannot be.
 */
export function sendPages<Page, Item, Errors = unknown>(
  client: Client,
  spec: PagedRequestSpec<Page>,
  options: PageOptions = {},
): PagedPromise<Page, Item, Errors> {
  const { pages } = spec;
  const itemsOf = (page: Page): unknown => pages.items(page);
  // It is an object, once that has been looked at.
  const shape = (page: unknown): string | undefined =>
    objectShape(page) ??
    (Array.isArray(itemsOf(page as Page)) ? undefined : `an object without a list at ${pages.at}`);
  const pageSpec = { ...spec, shape };
  const call = prepare(client, pageSpec, options);
  // Pages are fetched later, and by then nothing says who has asked for the list.
  const origin: { readonly stack?: string } = {};
  captureStack(origin, spec.operation);
  const from = startOf(options);

  const fetchPage = (pageCall: Call, trail: Trail): ApiPromise<Page, Errors> => {
    const promise = start<Page, Errors>(pageCall);
    promise.then(
      (page) => {
        const link = pages.next(page);
        // An answer in another media type, that the caller has asked for, may be text and no object.
        turnsOfPages().set(Object(page) as object, { link, next: () => follow(link, trail) });
      },
      // Whoever awaits the page hears of it, and where the list was asked for.
      (error: unknown) => {
        const { stack } = origin;
        if (error instanceof RequestError && stack) {
          error.stack = String(error) + stack.slice(stack.indexOf("\n"));
        }
      },
    );
    return promise;
  };
  const follow = (link: unknown, trail?: Trail): ApiPromise<Page, Errors> => {
    const request = linkedPage(call, pageSpec, link);
    const pageCall = prepare(client, request.spec, request.options);
    const key = pageKey(pageCall, request.headers);
    for (let page = trail; page; page = page.before) {
      if (page.key === key) throw pagingError("was there before", call);
    }
    return fetchPage(pageCall, { key, before: trail });
  };

  const firstPage = (): ApiPromise<Page, Errors> => {
    if (from && !from.isEnd) return follow(from.next);
    // A list that has been read to its end has no page to begin with; whoever only iterates does not miss it.
    const refusal = from && { error: pagingError("is missing: resumeFrom is the end of the list", call) };
    return fetchPage(refusal ? { ...call, refusal } : call, { key: pageKey(call), before: undefined });
  };
  const first = firstPage();

  async function* allPages(): AsyncGenerator<Page, void> {
    if (from?.isEnd) return;
    for (let page: Page = await first; ;) {
      yield page;
      const { link, next } = turnOf(page);
      if (!link) return;
      // A page of one list is followed by another of the same kind.
      page = (await next()) as Page;
    }
  }

  async function* items(): AsyncGenerator<Item, void> {
    // Those of a page that has been looked at are a list; the document says of what.
    for await (const page of allPages()) yield* itemsOf(page) as Item[];
  }

  async function toArray(wanted?: { readonly limit?: number | undefined }): Promise<Item[]> {
    const { limit = Infinity } = withOptions<{ readonly limit?: number }>(null, wanted);
    const all: Item[] = [];
    if (limit < 1) return all;
    for await (const item of items()) if (all.push(item) >= limit) break;
    return all;
  }

  return Object.assign(first, { pages: allPages, toArray, [Symbol.asyncIterator]: items });
}

/** Where to begin: at a link, or behind the last page. Nothing stands for the beginning. */
function startOf(options: PageOptions): { readonly isEnd: boolean; readonly next: unknown } | undefined {
  if (!Object.hasOwn(options, "resumeFrom")) return undefined;
  const { resumeFrom } = options;
  if (resumeFrom === undefined) {
    throw new TypeError("resumeFrom is undefined: leave it out to begin at the beginning");
  }
  const { done, next = resumeFrom } = ownMembers(resumeFrom);
  return { isEnd: Boolean(done), next };
}

function turnOf(page: unknown): Turn {
  // Anything else has no turn.
  const turn = turnsOfPages().get(page as object);
  if (turn === undefined)
    throw new TypeError("This is no page that an operation has given, but perhaps a copy of one");
  return turn;
}

/**
 * Where to go on after a page: what `resumeFrom` takes. It knows when the page was the last one.
 *
 * @throws TypeError for an object that is not a page itself, as an operation gave it
 */
export function positionOf(page: object): PagePosition {
  const { link } = turnOf(page);
  return link ? { next: link } : { done: true };
}

/**
 * Fetches the page after a page that was awaited or iterated over; resolves to `undefined` after the last one.
 *
 * @throws TypeError through the promise for an object that is not a page itself; otherwise as an operation does.
 */
export async function nextPage<Page extends object>(page: Page): Promise<Page | undefined> {
  const { link, next } = turnOf(page);
  // A page of one list is followed by another of the same kind.
  return link ? ((await next()) as Page) : undefined;
}
