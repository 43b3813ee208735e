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
  readonly hours: number;
  readonly apiUrl: string;
  readonly nowSeconds: number;
}

/** Does what `npm run keys` was asked for, and returns what to print. @throws Error in words */
export const runKeys = (order: KeysOrder): Promise<string> => {
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
  if (!(order.hours >= 0)) {
    throw new Error('--hours must be a number, 0 or more.');
  }
  const good = await goodKeys(order);
  const [current] = good.filter(({ endsAtSeconds }) => endsAtSeconds === undefined);
  if (current === undefined) {
    throw new Error('There is no key to rotate. Use new.');
  }
  const isRebound = order.account !== undefined || order.isAnyAccount;
  const text = await makeOne(order, isRebound ? bindingOf(order) : accountOf(current));
  const endsAtSeconds = order.nowSeconds + Math.round(order.hours * 3600);
  for (const key of good.filter((old) => (old.endsAtSeconds ?? Number.POSITIVE_INFINITY) > endsAtSeconds)) {
    await endKey(order.table, key, endsAtSeconds);
  }
  return `${text}\n\nThe old key works until ${isoMinute(endsAtSeconds)}. Give the carrier the new address before.`;
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
