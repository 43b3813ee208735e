import { hash } from 'node:crypto';

/** 128 bits or more in the alphabet of base64url, as `npm run callmask -- keys` makes them. Anything else is not looked up. */
const PATTERN = /^[A-Za-z0-9_-]{22,64}$/;

export const isWellFormedKey = (key: string | undefined): key is string =>
  key !== undefined && PATTERN.test(key);

/** What the table holds in place of the key. The key is random, so nothing slower than a hash is needed. */
export const digestOfKey = (key: string): string => hash('sha256', key, 'hex');
