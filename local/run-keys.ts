import type { Table } from '../lib/aws/table.ts';
import type { WebhookKey } from '../lib/carriers/carrier.ts';
import type { StoredKey } from './webhook-keys.ts';
import { addKey, endKey, listKeys, makeKey } from './webhook-keys.ts';

export interface KeysOrder {
  readonly table: Table;
  readonly verb: string;
  /** The carrier's account whose calls the key lets in. */
  readonly account: string | undefined;
  readonly isAnyAccount: boolean;
  /** How long a rotated key goes on working. */
  readonly hours: string;
  readonly apiUrl: string;
  readonly nowSeconds: number;
}

/** Does what `npm run keys` was asked for, and returns what to print. @throws Error in words */
export const runKeys = (order: KeysOrder): Promise<string> => {
  if (order.apiUrl !== '' && !/^https?:\/\/\S+$/.test(order.apiUrl)) {
    throw new Error(
      '--api-url must be the ApiUrl of the stack, such as https://abc.execute-api.eu-west-1.amazonaws.com.',
    );
  }
  const run = VERBS[order.verb];
  if (run === undefined) {
    throw new Error(`There is no verb ${JSON.stringify(order.verb)}. Say new, rotate or list.`);
  }
  return run(order);
};

const makeFirst = async (order: KeysOrder): Promise<string> => {
  const binding = bindingOf(order);
  const good = await goodKeys(order);
  if (good.length > 0) {
    throw new Error('There is a key already. Use rotate, so that the old one goes on working for a while.');
  }
  return makeOne(order, binding);
};

const rotate = async (order: KeysOrder): Promise<string> => {
  const endsAtSeconds = order.nowSeconds + secondsOf(order.hours);
  const good = await goodKeys(order);
  const current = good.find((key) => key.endsAtSeconds === undefined) ?? good[0];
  if (current === undefined) {
    throw new Error('There is no key to rotate. Use new.');
  }
  const isRebound = order.account !== undefined || order.isAnyAccount;
  // The old keys end first: if the next step fails, they still work, and rotating again makes the key that is missing.
  for (const key of good.filter((old) => (old.endsAtSeconds ?? Number.POSITIVE_INFINITY) > endsAtSeconds)) {
    await endKey(order.table, key, endsAtSeconds);
  }
  const text = await makeOne(order, isRebound ? bindingOf(order) : accountOf(current));
  return `${text}\n\nThe old key works until ${isoMinute(endsAtSeconds)}. ${order.hours === '0' ? 'Give the carrier the new address now.' : 'Give the carrier the new address before.'}`;
};

const LONGEST_HOURS = 24 * 365;

const secondsOf = (hours: string): number => {
  const count = /^\d+(\.\d+)?$/.test(hours) ? Number(hours) : Number.NaN;
  if (!(count <= LONGEST_HOURS)) {
    throw new Error(`--hours must be a number from 0 to ${LONGEST_HOURS}.`);
  }
  return Math.round(count * 3600);
};

const list = async (order: KeysOrder): Promise<string> => {
  const keys = await listKeys(order.table);
  return keys.length === 0 ? 'There is no key yet. Use new.' : keys.map(describe).join('\n');
};

const VERBS: Readonly<Record<string, (order: KeysOrder) => Promise<string>>> = {
  new: makeFirst,
  rotate,
  list,
};

const goodKeys = async ({ table, nowSeconds }: KeysOrder): Promise<readonly StoredKey[]> => {
  const keys = await listKeys(table);
  return keys.filter(({ endsAtSeconds }) => endsAtSeconds === undefined || endsAtSeconds > nowSeconds);
};

/** A mistake must fail closed, so letting any account in has to be said. */
const bindingOf = ({ account, isAnyAccount }: KeysOrder): Pick<WebhookKey, 'account'> => {
  if ((account === undefined) === !isAnyAccount) {
    throw new Error('Say --account ID, or --any-account, but not both.');
  }
  if (account !== undefined && !/^\w+$/.test(account)) {
    throw new Error('--account must be the accountId of the sessions that the carrier sends, such as 12345.');
  }
  return account === undefined ? {} : { account };
};

const accountOf = ({ account }: StoredKey): Pick<WebhookKey, 'account'> =>
  account === undefined ? {} : { account };

const makeOne = async (
  { table, apiUrl }: KeysOrder,
  binding: Pick<WebhookKey, 'account'>,
): Promise<string> => {
  const key = makeKey();
  await addKey(table, key, { connection: 'tropo', ...binding });
  const address = `${apiUrl === '' ? '<ApiUrl>' : apiUrl.replace(/\/$/, '')}/transfer/${key}`;
  return `The voice URL of the carrier's application, shown this once:\n\n  ${address}`;
};

const describe = ({ digest, account, endsAtSeconds }: StoredKey): string => {
  const end = endsAtSeconds === undefined ? 'good' : `until ${isoMinute(endsAtSeconds)}`;
  return `${digest.slice(0, 12)}…  ${account === undefined ? 'any account' : `account ${account}`}  ${end}`;
};

const isoMinute = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`;
