import { flawed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import { toE164 } from '../phone/e164.ts';

/** A cursor is the last mask of a page. It never holds a hidden number. */
export const writeCursor = (after: E164): string => Buffer.from(after).toString('base64url');

/** @throws Problem `request-invalid` */
export const readCursor = (cursor: string): E164 => {
  const after = toE164(Buffer.from(cursor, 'base64url').toString());
  if (after === undefined || writeCursor(after) !== cursor) {
    throw flawed('cursor', 'must be the cursor of the page before, as it was given');
  }
  return after;
};
