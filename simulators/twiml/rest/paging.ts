import { refuseWith } from './rest-fault.ts';

const MAX_PAGE_SIZE = 1000;

const wholeNumber = (query: URLSearchParams, name: string, otherwise: number, least: number): number => {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  const isIn = /^\d{1,6}$/.test(text) && Number(text) >= least;
  return isIn ? Number(text) : refuseWith('invalidParameter', `Invalid parameter ${name}`);
};

export const pageSizeIn = (query: URLSearchParams): number =>
  Math.min(wholeNumber(query, 'PageSize', 50, 1), MAX_PAGE_SIZE);

interface Paged<Item> {
  readonly items: readonly Item[];
  readonly about: Readonly<Record<string, number | string | null>>;
}

const TOKEN = /^PA(.+)$/;

/** The index of a page's first item: after the item in its token, or by its page number. */
const startOf = (sids: readonly string[], query: URLSearchParams, page: number, size: number): number => {
  const last = TOKEN.exec(query.get('PageToken') ?? '')?.[1];
  const index = last === undefined ? -1 : sids.indexOf(last);
  return index === -1 ? page * size : index + 1;
};

/** One page of a list, with the paging fields of the answer. Paths are relative, as at the carriers. */
export const pageOf = <Item extends { readonly sid: string }>(
  all: readonly Item[],
  path: string,
  query: URLSearchParams,
): Paged<Item> => {
  const size = pageSizeIn(query);
  const page = wholeNumber(query, 'Page', 0, 0);
  const sids = all.map(({ sid }) => sid);
  const start = startOf(sids, query, page, size);
  const items = all.slice(start, start + size);
  const uriOf = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(query);
    next.delete('PageToken');
    for (const [name, value] of Object.entries({ PageSize: String(size), ...changes })) next.set(name, value);
    return `${path}?${next}`;
  };
  const last = items.at(-1)?.sid;
  const hasNext = last !== undefined && start + size < all.length;
  const before = sids[start - size - 1];
  const previous = { Page: String(page - 1), ...(before !== undefined && { PageToken: `PA${before}` }) };
  return {
    items,
    about: {
      page,
      page_size: size,
      start,
      end: Math.max(start, start + items.length - 1),
      uri: `${path}${query.size > 0 ? `?${query}` : ''}`,
      first_page_uri: uriOf({ Page: '0' }),
      previous_page_uri: page > 0 ? uriOf(previous) : null,
      next_page_uri: hasNext ? uriOf({ Page: String(page + 1), PageToken: `PA${last}` }) : null,
    },
  };
};
