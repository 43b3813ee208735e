import { asRecord, asText } from '../../../json.ts';
import { isSuccess, refuse, unclear } from './answers.ts';
import type { TelnyxClient, TelnyxRequest } from './client.ts';

const PAGE_SIZE = 250;

/** A quarter of a million items. More means that the API does not count its pages. */
const MOST_PAGES = 1000;

interface Page {
  readonly data: readonly unknown[];
  readonly totalPages?: number;
}

/**
 * Reads a whole list, page by page, each item once. If the answers do not count the pages, the list ends at the first
 * page without new items.
 */
export const readAll = async (
  client: TelnyxClient,
  { query = [], ...request }: Omit<TelnyxRequest, 'method'>,
): Promise<readonly unknown[]> => {
  const items = new Map<string, unknown>();
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const { data, totalPages } = await readPage(client, {
      ...request,
      query: [...query, ['page[number]', String(number)], ['page[size]', String(PAGE_SIZE)]],
    });
    const known = items.size;
    for (const item of data) {
      items.set(asText(asRecord(item)?.['id']) ?? `without id ${items.size}`, item);
    }
    if (data.length === 0 || items.size === known || number === totalPages) {
      return [...items.values()];
    }
  }
  return unclear();
};

/** Reads one page. An answer without a list is an error. */
export const readPage = async (
  { send }: TelnyxClient,
  request: Omit<TelnyxRequest, 'method'>,
): Promise<Page> => {
  const answer = await send({ ...request, method: 'GET' });
  const { data, meta } = asRecord(isSuccess(answer) ? answer.json : refuse(answer)) ?? {};
  const totalPages = asRecord(meta)?.['total_pages'];
  return {
    data: Array.isArray(data) ? data : unclear(),
    ...(typeof totalPages === 'number' && { totalPages }),
  };
};
