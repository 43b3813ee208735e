import type { StoredKey } from '../../lib/table/webhook-keys.ts';

export const isGood = ({ endsAtSeconds }: StoredKey, nowSeconds: number): boolean =>
  endsAtSeconds === undefined || endsAtSeconds > nowSeconds;

/** A key on one line. */
export const keyText = (key: StoredKey, nowSeconds: number): string => {
  const { digest, account } = key;
  return `${digest.slice(0, 12)}…  ${account === undefined ? 'any account' : `account ${account}`}  ${stateOf(key, nowSeconds)}`;
};

const stateOf = (key: StoredKey, nowSeconds: number): string => {
  if (key.endsAtSeconds === undefined) {
    return 'good';
  }
  return `${isGood(key, nowSeconds) ? 'until' : 'ended'} ${isoMinute(key.endsAtSeconds)}`;
};

export const isoMinute = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`;

/** A key as data. */
export const keyJson = (key: StoredKey, nowSeconds: number) => ({
  digest: key.digest,
  // `null`: calls of every account are let in.
  account: key.account ?? null,
  isGood: isGood(key, nowSeconds),
  endsAt: key.endsAtSeconds === undefined ? null : new Date(key.endsAtSeconds * 1000).toISOString(),
});
