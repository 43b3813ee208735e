import { asRecord, asText } from '../../../json.ts';
import { isSuccess, refuse, unclear } from './answers.ts';
import type { TelnyxClient, TelnyxRequest } from './client.ts';

const PAGE_SIZE = 250;

/** A quarter of a million things. An account that has more has an API that does not count. */
const MOST_PAGES = 1000;

interface Page {
  readonly data: readonly unknown[];
  readonly totalPages?: number;
}

/**
 * Everything in a list, page by page, each thing once. Where the answers do not count their pages, the first page that
 * brings nothing new is the end.
 */
export const readAll = async (
  client: TelnyxClient,
  { query = [], ...request }: Omit<TelnyxRequest, 'method'>,
): Promise<readonly unknown[]> => {
  const things = new Map<string, unknown>();
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const { data, totalPages } = await readPage(client, {
      ...request,
      query: [...query, ['page[number]', String(number)], ['page[size]', String(PAGE_SIZE)]],
    });
    const known = things.size;
    for (const thing of data) {
      things.set(asText(asRecord(thing)?.['id']) ?? `without id ${things.size}`, thing);
    }
    if (data.length === 0 || things.size === known || number === totalPages) {
      return [...things.values()];
    }
  }
  return unclear();
};

/** No list is not taken for an empty one. */
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
