import { hash } from 'node:crypto';

/** 128 bits or more in the alphabet of base64url, as `npm run callmask -- keys` makes them. Anything else is not looked up. */
const PATTERN = /^[A-Za-z0-9_-]{22,64}$/;

export const isWellFormedKey = (key: string | undefined): key is string =>
  key !== undefined && PATTERN.test(key);

/** What the table holds instead of the key. The key is random, so a plain hash is enough. */
export const digestOfKey = (key: string): string => hash('sha256', key, 'hex');
