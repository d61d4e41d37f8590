import { followLink } from "./page-link.ts";
import { send } from "./send.ts";
import type { ApiPromise, Client, PagedRequestSpec, RequestOptions } from "./types.ts";

export interface PageOptions extends RequestOptions {
  /**
   * Begins at a link that an earlier page had, in place of the first page: the very value of the page's
   * property, which is JSON and so can be saved.
   */
  readonly resumeFrom?: string | object | null | undefined;
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
}

/**
 * Makes the first call of an operation that answers in pages (`x-ms-pageable`), and follows the pages' links
 * as they are iterated over. Throws `PagingError` for a link to resume from that cannot be followed; the loop
 * throws it for the link of a page.
 */
export function sendPages<Page, Item, Errors = unknown>(
  client: Client,
  spec: PagedRequestSpec<Page>,
  options: PageOptions = {},
): PagedPromise<Page, Item, Errors> {
  const follow = (link: unknown, seen: Set<string>): ApiPromise<Page, Errors> =>
    followLink(client, spec, options, link, seen);
  const first = options.resumeFrom
    ? follow(options.resumeFrom, new Set())
    : send<Page, Errors>(client, spec, options);

  async function* pages(): AsyncGenerator<Page, void> {
    const seen = new Set<string>();
    for (let page = await first; ;) {
      yield page;
      const link = spec.pages.next(page);
      // Its absence, and nothing else, marks the last page.
      if (!link) return;
      page = await follow(link, seen);
    }
  }

  async function* items(): AsyncGenerator<Item, void> {
    for await (const page of pages()) {
      // The document says what they are; there may be none.
      yield* (spec.pages.items(page) ?? []) as Item[];
    }
  }

  return Object.assign(first, { pages, [Symbol.asyncIterator]: items });
}
