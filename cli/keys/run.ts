import type { Table } from '../../lib/aws/table.ts';
import { CARRIERS_WITH_KEYS, DEFAULT_CARRIER } from '../../lib/carriers/connection.ts';
import type { WebhookKey } from '../../lib/carriers/protocol.ts';
import type { StoredKey } from '../../lib/table/webhook-keys.ts';
import { addKey, endKey, listKeys, makeKey } from '../../lib/table/webhook-keys.ts';
import { keyNamed } from './key-named.ts';
import { isGood, isoMinute, keyText } from './key-text.ts';

/** The keys of a stack, or of the run on this machine. */
export interface KeyTable {
  readonly table: Table;
  /** Whether it is about the run on this machine, where calls of every account are free. */
  readonly isLocal: boolean;
  readonly nowSeconds: number;
}

export interface NewKeyOrder extends KeyTable {
  /** The carrier's account whose calls the key lets in. */
  readonly account: string | undefined;
  readonly isAnyAccount: boolean;
  /** Empty: unknown. */
  readonly apiUrl: string;
}

export interface RotationOrder extends NewKeyOrder {
  /** For how many hours the old keys still work. */
  readonly hours: number;
}

export interface RevocationOrder extends KeyTable {
  /** The first digits of the digest of the key. */
  readonly digest: string;
}

/** Makes the first key. @returns what to print @throws Error in words */
export const newKey = async (order: NewKeyOrder): Promise<string> => {
  const binding = bindingOf(order);
  const good = await goodKeys(order);
  if (good.length > 0) {
    throw new Error('There is a key already. Use keys rotate: the old key then works for some more hours.');
  }
  return makeOne(order, binding);
};

/** Makes the next key. @returns what to print @throws Error in words */
export const rotateKeys = async (order: RotationOrder): Promise<string> => {
  const endsAtSeconds = order.nowSeconds + Math.round(order.hours * 3600);
  const isRebound = order.account !== undefined || order.isAnyAccount;
  const said = isRebound ? bindingOf(order) : undefined;
  const good = await goodKeys(order);
  if (good.length === 0) {
    throw new Error('There is no key to rotate. Use keys new.');
  }
  // The next key comes first: if this is cut off, no old key has ended without a successor.
  const text = await makeOne(order, said ?? bindingInCommon(good));
  for (const key of good.filter((old) => (old.endsAtSeconds ?? Number.POSITIVE_INFINITY) > endsAtSeconds)) {
    await endKey(order.table, key, endsAtSeconds);
  }
  return `${text}\n\nThe old key works until ${isoMinute(endsAtSeconds)}. ${order.hours === 0 ? 'Set the new voice URL at the carrier now.' : 'Set the new voice URL at the carrier before then.'}${order.isLocal ? OLD_KEY_IN_USE : ''}`;
};

const OLD_KEY_IN_USE =
  '\n\nThe simulated carrier still uses the old key. After that key has ended, the next npm start with --data makes a new one for it.';

/** The account that all valid keys share. If they differ, the operator has to choose. @throws Error in words */
const bindingInCommon = (good: readonly StoredKey[]): Pick<WebhookKey, 'account'> => {
  const [account, ...others] = new Set(good.map((key) => key.account));
  if (others.length > 0) {
    throw new Error(
      'The valid keys are for different accounts (see keys list). Say --account ID, or --any-account.',
    );
  }
  return account === undefined ? {} : { account };
};

/** Ends a key at once. @returns what to print @throws Error in words */
export const revokeKey = async (order: RevocationOrder): Promise<string> => {
  const key = await keyNamed(order.table, order.digest);
  if (!isGood(key, order.nowSeconds)) {
    return `That key has ended already: ${keyText(key, order.nowSeconds)}`;
  }
  await endKey(order.table, key, order.nowSeconds);
  const others = (await goodKeys(order)).filter(({ digest }) => digest !== key.digest);
  const next =
    others.length === 0
      ? ' There is no other key: no call gets through until you make one with keys new.'
      : '';
  return `Revoked. Calls under this key stop within 60 s: a running function may remember the key until then.${next}`;
};

export const listText = (keys: readonly StoredKey[], nowSeconds: number): string =>
  keys.length === 0
    ? 'There is no key yet. Use keys new.'
    : keys.map((key) => keyText(key, nowSeconds)).join('\n');

const goodKeys = async ({ table, nowSeconds }: KeyTable): Promise<readonly StoredKey[]> => {
  const keys = await listKeys(table);
  return keys.filter((key) => isGood(key, nowSeconds));
};

/** The operator has to ask for keys that let every account in, so that a mistake fails closed. */
const bindingOf = ({ account, isAnyAccount, isLocal }: NewKeyOrder): Pick<WebhookKey, 'account'> => {
  const isUnsaid = account === undefined && !isAnyAccount;
  if ((isUnsaid && !isLocal) || (account !== undefined && isAnyAccount)) {
    throw new Error('Say --account ID, or --any-account, but not both.');
  }
  return account === undefined ? {} : { account };
};

const makeOne = async (
  { table, apiUrl }: NewKeyOrder,
  binding: Pick<WebhookKey, 'account'>,
): Promise<string> => {
  const key = makeKey();
  const [connection = DEFAULT_CARRIER] = CARRIERS_WITH_KEYS;
  await addKey(table, key, { connection, ...binding });
  const address = `${apiUrl === '' ? '<ApiUrl>' : apiUrl.replace(/\/$/, '')}/transfer/${key}`;
  return `The voice URL of the carrier's application, shown this once:\n\n  ${address}`;
};
