import type { Answer } from './answers.ts';
import { failure } from './answers.ts';

const USUAL_SIZE = 20;
const MOST = 250;

const wholeNumber = (query: URLSearchParams, name: string, usual: number): number | undefined => {
  const text = query.get(name);
  if (text === null) return usual;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
};

/** One page of a list, and the number of pages. */
export const page = <Item>(
  query: URLSearchParams,
  items: readonly Item[],
  shown: (item: Item) => unknown,
): Answer => {
  const number = wholeNumber(query, 'page[number]', 1);
  const size = wholeNumber(query, 'page[size]', USUAL_SIZE);
  if (number === undefined || size === undefined || size > MOST) {
    return failure(400, '10015', 'Bad Request', 'The page is not one that can be shown.', {
      parameter: 'page',
    });
  }
  const start = (number - 1) * size;
  return {
    status: 200,
    body: {
      data: items.slice(start, start + size).map(shown),
      meta: {
        page_number: number,
        page_size: size,
        total_pages: Math.ceil(items.length / size),
        total_results: items.length,
      },
    },
  };
};
