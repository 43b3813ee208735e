import { asRecord } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import type { AccountNumber } from './account-number.ts';
import { readAccountNumber } from './account-number.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { NUMBERS, pathOf } from './carrier-account.ts';
import type { Fields } from './client.ts';
import { isSuccessful, refusalOf, unclear } from './refusal.ts';

/** All numbers of the account, or those that match a filter, page by page. An answer without a list is an error. */
export const listNumbers = async (
  { send, dialect: { company, pageSize } }: CarrierAccount,
  filter: Fields,
  signal: AbortSignal,
): Promise<readonly AccountNumber[]> => {
  const found: AccountNumber[] = [];
  const asked = new Set<string>();
  let query: string | undefined = new URLSearchParams({ ...filter, PageSize: pageSize }).toString();
  while (query !== undefined) {
    if (asked.has(query)) {
      throw unclear(company);
    }
    asked.add(query);
    const page = { method: 'GET', path: NUMBERS, query: new URLSearchParams(query), signal } as const;
    const { numbers, next } = readPage(company, await send(page));
    found.push(...numbers);
    query = next;
  }
  return found;
};

/** Finds a number of the account. If the filter finds nothing, it reads the whole account before it says so. */
export const lookUp = async (
  account: CarrierAccount,
  number: E164,
  signal: AbortSignal,
): Promise<AccountNumber | undefined> => {
  const isIt = (one: AccountNumber): boolean => one.number === number;
  const searched = await listNumbers(account, { PhoneNumber: number }, signal);
  return searched.find(isIt) ?? (await listNumbers(account, {}, signal)).find(isIt);
};

/** Proves the credentials by the smallest possible request. */
export const checkAccount = async (
  { send, dialect: { company } }: CarrierAccount,
  signal: AbortSignal,
): Promise<void> => {
  readPage(company, await send({ method: 'GET', path: NUMBERS, query: { PageSize: '1' }, signal }));
};

interface Page {
  readonly numbers: readonly AccountNumber[];
  /** The query of the next page. */
  readonly next: string | undefined;
}

const readPage = (company: string, answer: RestAnswer): Page => {
  if (!isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  const { incoming_phone_numbers: list, next_page_uri: next } = asRecord(answer.json) ?? {};
  const numbers = Array.isArray(list) ? list.map(readAccountNumber) : [undefined];
  if (numbers.includes(undefined)) {
    throw unclear(company);
  }
  return { numbers: numbers.filter((number) => typeof number === 'object'), next: nextQuery(company, next) };
};

/** Takes only the query from the address of the next page, so that an answer cannot send us to another host. */
const nextQuery = (company: string, uri: unknown): string | undefined => {
  if (uri === undefined || uri === null || uri === '') {
    return undefined;
  }
  const query = typeof uri === 'string' ? uri.split('#')[0]?.split('?')[1] : undefined;
  if (query === undefined) {
    throw unclear(company);
  }
  return query;
};

/** Changes the settings of a number and returns the changed number. */
export const changeNumber = async (
  { send, dialect: { company } }: CarrierAccount,
  { number, sid }: AccountNumber,
  form: Fields,
  signal: AbortSignal,
): Promise<AccountNumber> => {
  const answer = await send({ method: 'POST', path: pathOf(sid), form, signal });
  if (!isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  const changed = readAccountNumber(answer.json);
  if (changed === undefined || changed === 'other' || changed.number !== number) {
    throw unclear(company);
  }
  return changed;
};
