import { AREAS, areaOf } from '../../support/stock/areas.ts';
import { availableJson } from './number-json.ts';
import { pageSizeIn } from './paging.ts';
import type { RestCall, RestHandler } from './rest-call.ts';
import { uriOf } from './rest-call.ts';
import { notFound } from './rest-fault.ts';
import { isFoundBy } from './search-filters.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['Local', 'local'],
  ['TollFree', 'toll-free'],
  ['Mobile', 'mobile'],
]);

const NORTH_AMERICA = ['US', 'CA'];

/** The kinds of numbers in a country. Some of them are never in stock. */
const kindsIn = (country: string): readonly string[] =>
  NORTH_AMERICA.includes(country) ? ['Local', 'TollFree'] : ['Local', 'Mobile'];

const COUNTRIES = new Map(AREAS.map(({ isoCountry, country }) => [isoCountry, country]));

/** Every number for sale in a country, with those that control calls added. */
const inCountry = ({ book }: RestCall, country: string, kind: string): readonly string[] => {
  const prefixes = AREAS.filter((area) => area.isoCountry === country && area.kind === kind).map(
    ({ prefix }) => prefix,
  );
  const ordered = Object.keys(book.stock.overrides()).filter((prefix) => isIn(prefix, country, kind));
  return [...new Set([...prefixes, ...ordered].flatMap((prefix) => book.stock.free(prefix)))];
};

/** Whether a prefix is of this country and kind. An unlisted one that begins with 1 counts as American. */
const isIn = (prefix: string, country: string, kind: string): boolean => {
  const area = areaOf(`+${prefix}`);
  if (area !== undefined) return area.isoCountry === country && area.kind === kind;
  return country === 'US' && kind === 'local' && prefix.startsWith('1');
};

const search: RestHandler = (call) => {
  const { names, query, settings, path } = call;
  const kind = KINDS.get(names('kind'));
  const country = names('country');
  if (kind === undefined || !COUNTRIES.has(country) || !kindsIn(country).includes(names('kind'))) {
    return notFound(path);
  }
  const found = inCountry(call, country, kind).filter(isFoundBy(call)).slice(0, pageSizeIn(query));
  const available_phone_numbers = found.map((number) => availableJson(number, settings()));
  const uri = uriOf(call, `/AvailablePhoneNumbers/${country}/${names('kind')}`);
  return { status: 200, body: { available_phone_numbers, uri } };
};

const countryJson = (call: RestCall, code: string) => {
  const path = `/AvailablePhoneNumbers/${code}`;
  const kinds = kindsIn(code).map((kind) => [
    kind.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase(),
    uriOf(call, `${path}/${kind}`),
  ]);
  return {
    country_code: code,
    country: COUNTRIES.get(code),
    beta: false,
    uri: uriOf(call, path),
    subresource_uris: Object.fromEntries(kinds),
  };
};

const countries: RestHandler = (call) => ({
  status: 200,
  body: {
    countries: [...COUNTRIES.keys()].map((code) => countryJson(call, code)),
    uri: uriOf(call, '/AvailablePhoneNumbers'),
  },
});

const country: RestHandler = (call) =>
  COUNTRIES.has(call.names('country'))
    ? { status: 200, body: countryJson(call, call.names('country')) }
    : notFound(call.path);

/** Searches for numbers that can be bought. */
export const availableRoutes = {
  AvailablePhoneNumbers: { GET: countries },
  'AvailablePhoneNumbers/:country': { GET: country },
  'AvailablePhoneNumbers/:country/:kind': { GET: search },
} as const;
