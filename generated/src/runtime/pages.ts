import { followLink, keyOf, pagingError, read, type PageCall } from "./page-link.ts";
import { send, urlOf } from "./send.ts";
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
export interface PagedPromise<Page, Item, Errors = unknown>
  extends ApiPromise<Page, Errors>, AsyncIterable<Item> {
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
  const operation: PageCall<Page> = { spec, options };
  const follow = (link: unknown, { spec, options }: PageCall<Page>): PageCall<Page> =>
    followLink(client, operation, link, urlOf(client, spec, options));
  const begin = options.resumeFrom ? follow(options.resumeFrom, operation) : operation;
  const first = send<Page, Errors>(client, begin.spec, begin.options);

  async function* pages(): AsyncGenerator<Page, void> {
    const seen = new Set<string>();
    let call = begin;
    let page = await first;
    for (;;) {
      yield page;
      const link = read(page, spec.pages.next);
      // Its absence, and nothing else, marks the last page.
      if (!link) return;
      seen.add(keyOf(client, call));
      call = follow(link, call);
      if (seen.has(keyOf(client, call))) throw pagingError(client, call, "it leads back to an earlier page");
      page = await send<Page>(client, call.spec, call.options);
    }
  }

  async function* items(): AsyncGenerator<Item, void> {
    for await (const page of pages()) {
      const found = read(page, spec.pages.items);
      // The document says what they are.
      if (Array.isArray(found)) yield* found as Item[];
    }
  }

  return Object.assign(first, { pages, [Symbol.asyncIterator]: items });
}
