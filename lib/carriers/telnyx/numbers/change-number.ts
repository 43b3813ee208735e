import type { TelnyxAccount } from '../account.ts';
import { dataOf, isSuccess, refuse, unclear } from '../rest/answers.ts';
import type { AccountNumber } from './account-number.ts';
import { readNumber } from './account-number.ts';

type Changeable = Pick<AccountNumber, 'connectionId' | 'reference' | 'tags'>;

const NAMES = {
  connectionId: 'connection_id',
  reference: 'customer_reference',
  tags: 'tags',
} as const satisfies Record<keyof Changeable, string>;

/** Changes the settings of a number that differ from the wanted ones. */
export const changeNumber = async (
  { client }: TelnyxAccount,
  found: AccountNumber,
  wanted: Partial<Changeable>,
  signal: AbortSignal,
): Promise<void> => {
  const changes = (Object.keys(wanted) as (keyof Changeable)[]).filter(
    (name) => !isEqual(found[name], wanted[name]),
  );
  if (changes.length === 0) {
    return;
  }
  const body = Object.fromEntries(changes.map((name) => [NAMES[name], wanted[name]]));
  const path = `/phone_numbers/${encodeURIComponent(found.id)}`;
  const answer = await client.send({ method: 'PATCH', path, body, signal });
  const changed = isSuccess(answer) ? readNumber(dataOf(answer)) : refuse(answer);
  if (changed === undefined || changes.some((name) => !isEqual(changed[name], wanted[name]))) {
    unclear();
  }
};

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
