import type { Ids, MaskId } from '../../../lib/ids.ts';
import type { Block } from '../../../lib/masks/block.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { StoredRequest } from '../../../lib/numbers/buying/stored-request.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import type { Holder, Slots } from '../../../lib/numbers/quotas/slots.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { toE164 } from '../../../lib/phone/e164.ts';

/** A number for a test. Throws where it is none. */
export const e164 = (text: string): E164 => {
  const number = toE164(text);
  if (number === undefined) throw new Error(`${text} is not E.164`);
  return number;
};

/** `+1 415 555 0100` and on, for tests that need many. */
export const numbersFrom = (first: string, count: number): readonly E164[] =>
  Array.from({ length: count }, (_, offset) => e164(`+${BigInt(first.slice(1)) + BigInt(offset)}`));

/** What is dialled, whose it is, and who dials it: the same three in every test. */
export const MASK = e164('+14155550123');
export const NUMBER = e164('+14155550100');
export const CALLER = e164('+12125550187');

export const NOW_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;

export const makeMask = (fields: Partial<Mask> = {}): Mask => ({
  id: 'msk_1' as MaskId,
  mask: MASK,
  kind: 'dedicated',
  number: NUMBER,
  callerId: 'caller',
  answer: 'direct',
  connection: 'tropo',
  carrier: 'tropo',
  state: 'active',
  origin: 'bought',
  createdAt: '2026-11-20T12:00:00Z',
  requestId: 'request',
  etag: 'etag-1',
  ...fields,
});

export const makeTombstone = (fields: Partial<Tombstone> = {}): Tombstone => ({
  mask: MASK,
  state: 'released',
  etag: 'etag-1',
  purgeAtSeconds: NOW_SECONDS,
  ...fields,
});

export const makeRequest = (fields: Partial<StoredRequest> = {}): StoredRequest => ({
  id: 'request',
  digest: 'digest',
  slot: 'slot',
  person: NUMBER,
  leaseEndsAtSeconds: NOW_SECONDS,
  rollBackAtSeconds: NOW_SECONDS,
  createdAt: '2026-11-20T12:00:00Z',
  etag: 'etag-1',
  ...fields,
});

export const makeBlock = (fields: Partial<Block> = {}): Block => ({
  mask: MASK,
  maskId: 'msk_1' as MaskId,
  caller: CALLER,
  createdAt: '2026-11-20T12:00:00Z',
  etag: 'etag-1',
  ...fields,
});

export const makeHolder = (fields: Partial<Holder> = {}): Holder => ({
  id: 'slot',
  takenAtSeconds: NOW_SECONDS,
  ...fields,
});

export const makeSlots = (fields: Partial<Omit<Slots, 'day' | 'number'>> = {}): Slots => ({
  number: NUMBER,
  holders: [makeHolder()],
  etag: 'etag-1',
  ...fields,
});

let lastId = 0;

/** Ids that never meet, of two workers neither: the store takes a write with the same etag for a repetition. */
export const makeTestIds = (): Ids => {
  const next = (word: string): string => {
    lastId += 1;
    return `${word}${lastId}`;
  };
  return {
    maskId: () => next('msk_') as MaskId,
    etag: () => next('version-'),
    slotId: () => next('slot-'),
    idempotencyKey: () => next('key-'),
  };
};
