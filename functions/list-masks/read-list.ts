import type { ApiEvent } from '../../lib/api/api-handler.ts';
import { readCursor } from '../../lib/api/cursor.ts';
import { withPlus } from '../../lib/api/mask-parameter.ts';
import { flawed } from '../../lib/errors/flawed.ts';
import type { PageQuery } from '../../lib/masks/mask-store.ts';
import { withoutInvisible } from '../../lib/phone/clean-text.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';

export interface ListQuery extends PageQuery {
  /** Left out: the masks of all numbers. */
  readonly number?: E164;
}

const PARAMETERS = ['number', 'country', 'limit', 'cursor'];
const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 100;

/** Refuses unknown parameters: a misspelled `number` would list all masks. @throws Problem `request-invalid` */
export const readList = ({ queryStringParameters }: ApiEvent): ListQuery => {
  const query = queryStringParameters ?? {};
  if (Object.keys(query).some((name) => !PARAMETERS.includes(name))) {
    throw flawed('query', `knows only ${PARAMETERS.join(', ')}`);
  }
  const { number, country, limit, cursor } = query;
  if (number === undefined && country !== undefined) {
    throw flawed('country', 'says how to read `number`, which is missing');
  }
  return {
    limit: readLimit(limit),
    ...(cursor !== undefined && { after: readCursor(cursor) }),
    ...(number !== undefined && { number: parsePerson(withPlusRestored(number, country), country) }),
  };
};

/** An unescaped `+` arrives as a blank. Without a country, digits alone are taken as E.164 without its `+`. */
const withPlusRestored = (number: string, country: string | undefined): string =>
  country === undefined ? withPlus(number) : withoutInvisible(number).replace(/^ (?=\d)/, '+');

const readLimit = (limit: string = String(DEFAULT_LIMIT)): number => {
  const count = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > LARGEST_LIMIT) {
    throw flawed('limit', `must be a whole number from 1 to ${LARGEST_LIMIT}`);
  }
  return count;
};
