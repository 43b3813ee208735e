import type { Area } from '../support/stock/areas.ts';
import { AREAS, areaOf } from '../support/stock/areas.ts';

/** One row of `GET /exchanges`: an area with numbers. */
interface Exchange {
  readonly prefix: string;
  readonly city?: string;
  readonly state?: string;
  readonly country: string;
  readonly description: string;
  readonly smsEnabled: boolean;
}

const describe = ({ kind, city }: Area): string => {
  if (kind === 'toll-free') return 'Toll Free Phone Number';
  return city === undefined ? 'International Phone Number' : 'Phone Number w/ SMS';
};

const exchangeIn = (area: Area): Exchange => ({
  prefix: area.prefix,
  ...(area.city !== undefined && { city: area.city }),
  // Canadian rows had no state.
  ...(area.isoCountry === 'US' && area.region !== undefined && { state: area.region }),
  country: area.country,
  description: describe(area),
  smsEnabled: area.city !== undefined,
});

/** Every exchange, unsorted and with repeated prefixes, as in the real list. */
export const EXCHANGES: readonly Exchange[] = AREAS.map(exchangeIn);

/** The exchange of a number, if it is listed. */
export const exchangeOf = (number: string): Exchange | undefined => {
  const area = areaOf(number);
  return area && exchangeIn(area);
};
