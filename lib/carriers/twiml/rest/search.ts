import { asList, asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { toE164 } from '../../../phone/e164.ts';
import type { Near } from '../../supplier.ts';
import type { CarrierAccount } from './carrier-account.ts';
import type { Fields } from './client.ts';
import { isSuccessful, refusalOf, unclear } from './refusal.ts';

/** Enough to choose from while others buy from the same list. */
const PAGE_SIZE = '30';

const COUNTRY = /^[A-Z]{2}$/;
/** Countries that sell numbers by area, and only local ones. */
const SOLD_BY_AREA = new Set(['US', 'CA']);

/** Numbers on offer that take calls and need no address. */
export const searchNumbers = async (
  account: CarrierAccount,
  near: Near,
  signal: AbortSignal,
): Promise<readonly E164[]> => {
  const { searchFilters, addressFilters } = account.dialect;
  const filters = { ...searchFilters, ...addressFilters };
  const offers = await search(account, near, filters, ({ needsAddress }) => !needsAddress, signal);
  return offers.map(({ number }) => number);
};

/** Whether there are numbers that take calls but need an address. */
export const hasRegulated = async (
  account: CarrierAccount,
  near: Near,
  signal: AbortSignal,
): Promise<boolean> => {
  const { searchFilters } = account.dialect;
  const offers = await search(account, near, searchFilters, ({ needsAddress }) => needsAddress, signal);
  return offers.length > 0;
};

interface Offer {
  readonly number: E164;
  readonly needsAddress: boolean;
}

/** The offers of the first type that has any. */
const search = async (
  account: CarrierAccount,
  near: Near,
  filters: Fields,
  isFit: (offer: Offer) => boolean,
  signal: AbortSignal,
): Promise<readonly Offer[]> => {
  const isByArea = SOLD_BY_AREA.has(near.country);
  const [local, ...others] = account.dialect.numberTypes;
  const query = {
    ...(isByArea && near.areaCode !== undefined && { AreaCode: near.areaCode }),
    ...filters,
    PageSize: PAGE_SIZE,
  };
  if (!COUNTRY.test(near.country)) {
    return [];
  }
  for (const type of isByArea ? [local] : [local, ...others]) {
    const path = `/AvailablePhoneNumbers/${near.country}/${type}.json`;
    const fitting = (await searchType(account, path, query, signal)).filter(isFit);
    if (fitting.length > 0) {
      return fitting;
    }
  }
  return [];
};

const searchType = async (
  { send, dialect: { company } }: CarrierAccount,
  path: string,
  query: Fields,
  signal: AbortSignal,
): Promise<readonly Offer[]> => {
  const answer = await send({ method: 'GET', path, query, signal });
  if (answer.status === 404) {
    // The country has no numbers of that type, or none at all.
    return [];
  }
  if (!isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  const list = asRecord(answer.json)?.['available_phone_numbers'];
  if (!Array.isArray(list)) {
    throw unclear(company);
  }
  return asList(list)
    .map(readOffer)
    .filter((offer) => offer !== undefined);
};

/** Checks each offer itself, because SignalWire accepts most filters and ignores them. */
const readOffer = (json: unknown): Offer | undefined => {
  const fields = asRecord(json) ?? {};
  const number = toE164(asText(fields['phone_number']) ?? '');
  const isCallable = asRecord(fields['capabilities'])?.['voice'] === true;
  const isWanted = number !== undefined && isCallable && fields['beta'] !== true;
  const needsAddress = (asText(fields['address_requirements']) ?? 'none') !== 'none';
  return isWanted ? { number, needsAddress } : undefined;
};
