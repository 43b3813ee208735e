import type { Table } from '../../lib/aws/table.ts';
import { CARRIERS_WITH_KEYS, DEFAULT_CARRIER } from '../../lib/carriers/connection.ts';
import type { WebhookKey } from '../../lib/carriers/protocol.ts';
import type { StoredKey } from '../../lib/table/webhook-keys.ts';
import { addKey, endKey, listKeys, makeKey } from '../../lib/table/webhook-keys.ts';

export interface KeysOrder {
  readonly table: Table;
  readonly verb: string;
  /** The carrier's account whose calls the key lets in. */
  readonly account: string | undefined;
  readonly isAnyAccount: boolean;
  /** Whether it is about what runs on this machine, where calls of any account cost nobody anything. */
  readonly isLocal: boolean;
  /** Which key to revoke: the first digits of its digest, as `list` shows them. */
  readonly digest?: string | undefined;
  /** How long a rotated key goes on working. */
  readonly hours: string;
  readonly apiUrl: string;
  readonly nowSeconds: number;
}

/** Does what `npm run keys` was asked for, and returns what to print. @throws Error in words */
export const runKeys = (order: KeysOrder): Promise<string> => {
  if (order.apiUrl !== '' && !isApiUrl(order.apiUrl)) {
    throw new Error(
      '--api-url must be the ApiUrl of the stack, such as https://abc.execute-api.eu-west-1.amazonaws.com.',
    );
  }
  const run = VERBS[order.verb];
  if (run === undefined) {
    throw new Error(`There is no verb ${JSON.stringify(order.verb)}. Say new, rotate, revoke or list.`);
  }
  return run(order);
};

/** The key travels in the address, so only on this machine may it do so unencrypted. */
const isApiUrl = (url: string): boolean =>
  URL.canParse(url) && /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$))\S*$/.test(url);

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
  const isRebound = order.account !== undefined || order.isAnyAccount;
  const said = isRebound ? bindingOf(order) : undefined;
  const good = await goodKeys(order);
  if (good.length === 0) {
    throw new Error('There is no key to rotate. Use new.');
  }
  // The next key comes first: wherever this breaks off, no old key ends that has no successor.
  const text = await makeOne(order, said ?? bindingInCommon(good));
  for (const key of good.filter((old) => (old.endsAtSeconds ?? Number.POSITIVE_INFINITY) > endsAtSeconds)) {
    await endKey(order.table, key, endsAtSeconds);
  }
  return `${text}\n\nThe old key works until ${isoMinute(endsAtSeconds)}. ${order.hours === '0' ? 'Give the carrier the new address now.' : 'Give the carrier the new address before.'}${order.isLocal ? OLD_KEY_IN_USE : ''}`;
};

const OLD_KEY_IN_USE =
  '\n\nThe simulated carrier goes on asking with the key that it has; once that is rotated, a start with --data makes a further one for it.';

/** What a rotation broke off between accounts may have left is not for us to choose from. @throws Error in words */
const bindingInCommon = (good: readonly StoredKey[]): Pick<WebhookKey, 'account'> => {
  const [account, ...others] = new Set(good.map((key) => key.account));
  if (others.length > 0) {
    throw new Error(
      'The good keys let in different accounts (see list). Say --account ID, or --any-account.',
    );
  }
  return account === undefined ? {} : { account };
};

const LONGEST_HOURS = 24 * 365;

const secondsOf = (hours: string): number => {
  const count = /^\d+(\.\d+)?$/.test(hours) ? Number(hours) : Number.NaN;
  if (!(count <= LONGEST_HOURS)) {
    throw new Error(`--hours must be a number from 0 to ${LONGEST_HOURS}.`);
  }
  return Math.round(count * 3600);
};

const revoke = async (order: KeysOrder): Promise<string> => {
  const key = await keyNamed(order);
  if (!isGood(key, order.nowSeconds)) {
    return `That key is of no use any more: ${describe(key, order.nowSeconds)}`;
  }
  await endKey(order.table, key, order.nowSeconds);
  const others = (await goodKeys(order)).filter(({ digest }) => digest !== key.digest);
  const next =
    others.length === 0 ? ' There is no other key: no call gets through until you make one (new).' : '';
  return `Revoked. Calls under this key stop within 60 s, for so long a running function may trust it.${next}`;
};

const SHORTEST_DIGEST = 8;

const keyNamed = async ({ table, digest = '' }: KeysOrder): Promise<StoredKey> => {
  const start = digest.toLowerCase().replace(/…$/, '');
  if (start.length < SHORTEST_DIGEST || !/^[0-9a-f]+$/.test(start)) {
    throw new Error(`Say which key: the first ${SHORTEST_DIGEST} or more digits that list shows of it.`);
  }
  const [key, ...others] = (await listKeys(table)).filter((stored) => stored.digest.startsWith(start));
  if (key === undefined || others.length > 0) {
    throw new Error(`${key === undefined ? 'No key begins' : 'More than one key begins'} so. See list.`);
  }
  return key;
};

const list = async (order: KeysOrder): Promise<string> => {
  const keys = await listKeys(order.table);
  return keys.length === 0
    ? 'There is no key yet. Use new.'
    : keys.map((key) => describe(key, order.nowSeconds)).join('\n');
};

const VERBS: Readonly<Record<string, (order: KeysOrder) => Promise<string>>> = {
  new: makeFirst,
  rotate,
  revoke,
  list,
};

const goodKeys = async ({ table, nowSeconds }: KeysOrder): Promise<readonly StoredKey[]> => {
  const keys = await listKeys(table);
  return keys.filter((key) => isGood(key, nowSeconds));
};

const isGood = ({ endsAtSeconds }: StoredKey, nowSeconds: number): boolean =>
  endsAtSeconds === undefined || endsAtSeconds > nowSeconds;

/** A mistake must fail closed, so letting any account in has to be said. */
const bindingOf = ({ account, isAnyAccount, isLocal }: KeysOrder): Pick<WebhookKey, 'account'> => {
  const isUnsaid = account === undefined && !isAnyAccount;
  if ((isUnsaid && !isLocal) || (account !== undefined && isAnyAccount)) {
    throw new Error('Say --account ID, or --any-account, but not both.');
  }
  if (account !== undefined && !/^\w+$/.test(account)) {
    throw new Error('--account must be the accountId of the sessions that the carrier sends, such as 12345.');
  }
  return account === undefined ? {} : { account };
};

const makeOne = async (
  { table, apiUrl }: KeysOrder,
  binding: Pick<WebhookKey, 'account'>,
): Promise<string> => {
  const key = makeKey();
  const [connection = DEFAULT_CARRIER] = CARRIERS_WITH_KEYS;
  await addKey(table, key, { connection, ...binding });
  const address = `${apiUrl === '' ? '<ApiUrl>' : apiUrl.replace(/\/$/, '')}/transfer/${key}`;
  return `The voice URL of the carrier's application, shown this once:\n\n  ${address}`;
};

const describe = (key: StoredKey, nowSeconds: number): string => {
  const { digest, account } = key;
  return `${digest.slice(0, 12)}…  ${account === undefined ? 'any account' : `account ${account}`}  ${stateOf(key, nowSeconds)}`;
};

const stateOf = (key: StoredKey, nowSeconds: number): string => {
  if (key.endsAtSeconds === undefined) {
    return 'good';
  }
  return `${isGood(key, nowSeconds) ? 'until' : 'ended'} ${isoMinute(key.endsAtSeconds)}`;
};

const isoMinute = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`;
