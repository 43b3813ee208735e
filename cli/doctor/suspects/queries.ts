import { joinUrl, splitUrl } from './split-url.ts';
import type { Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

const REMEDY = 'Let the proxy, CDN or framework in front of the API pass the query on unchanged.';

/** The query is signed as it is written. */
export const queries: Suspect = {
  name: 'the query in another order, encoded anew, or lost',
  variants: (given, { captured }) => {
    const url = splitUrl(given.request.url);
    const variant = (query: string, mistake: string): Variant =>
      asked(given, { url: joinUrl({ ...url, query }), query: recordOf(query) }, mistake, REMEDY);
    const parts = url.query.slice(1).split('&').filter(Boolean);
    return [
      variant('', 'The carrier has signed no query: something has added one.'),
      ...ordersOf(parts).map((order) =>
        variant(`?${order.join('&')}`, 'The query has been put into another order.'),
      ),
      ...encodingsOf(url.query).map((query) => variant(query, 'The query has been encoded anew.')),
      variant(splitUrl(captured.url).query, 'The query is another one than the carrier has asked with.'),
      ...EVENTS.map((query) => variant(query, 'The query has been lost.')),
    ].filter(({ request }) => request.url !== given.request.url);
  },
};

/** What our own documents ask carriers to come back with. */
const EVENTS = ['?event=dial', '?event=screen', '?event=accept'];

const recordOf = (query: string): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(query));

/** With more parts than these there are too many orders to try; no address of ours has more than one. */
const MOST_PARTS = 4;

const ordersOf = (parts: readonly string[]): readonly (readonly string[])[] => {
  if (parts.length > MOST_PARTS) {
    return [[...parts].sort(), [...parts].reverse()];
  }
  return parts.length < 2
    ? [parts]
    : parts.flatMap((part, index) =>
        ordersOf([...parts.slice(0, index), ...parts.slice(index + 1)]).map((rest) => [part, ...rest]),
      );
};

const encodingsOf = (query: string): readonly string[] => [
  query.replaceAll('+', '%20'),
  query.replaceAll('%20', '+'),
  `?${new URLSearchParams(query)}`,
  query.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()),
  query.replace(/%[0-9a-f]{2}/gi, (code) => code.toLowerCase()),
  decoded(query),
  encodeURI(decoded(query)),
];

const decoded = (query: string): string => {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
};
