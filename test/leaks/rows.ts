import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../lib/aws/table.ts';
import { digestOfKey } from '../../lib/calls/proofs/webhook-key.ts';
import type { MaskId } from '../../lib/ids.ts';
import type { BlockedCaller } from '../../lib/masks/block.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { Row } from '../../lib/table/rows.ts';
import { blockToRow, maskToRow, requestToRow, slotsToRow, webhookKeyToRow } from '../../lib/table/rows.ts';
import { ACCOUNT } from '../support/calls/tropo-events.ts';
import { e164, makeMask, makeRequest, makeTombstone } from '../support/numbers/masks.ts';
import { CALLERS, KEY, PEOPLE } from './hidden.ts';

const [PERSON = e164(''), OTHER = e164('')] = PEOPLE;

const mask = (number: string, changes: Partial<Mask> = {}): Mask =>
  makeMask({ id: `msk_${number.slice(-4)}` as MaskId, mask: e164(number), number: PERSON, ...changes });

/** Masks by what is special about calls to them. None is the carrier's, so a reconciliation finds missing numbers. */
export const MASKS = {
  direct: mask('+14155550123'),
  careful: mask('+14155550124', { callerId: 'mask', answer: 'press-1', number: OTHER }),
  blocking: mask('+14155550125'),
  expired: mask('+14155550126', { expiresAtSeconds: 1_700_000_000 }),
  rare: mask('+14155550127', { callsPerMinute: 1 }),
  /** To be released. */
  leaving: mask('+14155550121'),
  /** For requests that change it to anything. */
  changing: mask('+14155550122'),
  hiddenItself: mask('+14155550128'),
  releasing: mask('+14155550129', { state: 'releasing' }),
  /** Ten digits that could be either of these. */
  american: mask('+14535550100'),
  danish: mask('+4535550100'),
  twilio: mask('+14155550131', { connection: 'twilio', carrier: 'twilio' }),
  signalwire: mask('+14155550132', { connection: 'signalwire', carrier: 'signalwire', callerId: 'mask' }),
  telnyx: mask('+14155550133', { connection: 'telnyx', carrier: 'telnyx', answer: 'press-1' }),
};

/** Is dialled by calls that name no other mask, and never sold again. */
export const RELEASED_MASK = e164('+14155550100');

const block = (caller: BlockedCaller): Row =>
  blockToRow({
    mask: MASKS.blocking.mask,
    maskId: MASKS.blocking.id,
    caller,
    createdAt: '2026-11-20T12:00:00Z',
    etag: 'etag-1',
  });

const ROWS: readonly Row[] = [
  webhookKeyToRow(digestOfKey(KEY), { connection: 'tropo', account: ACCOUNT }),
  ...Object.values(MASKS).map(maskToRow),
  maskToRow(makeTombstone({ mask: RELEASED_MASK, purgeAtSeconds: 9_999_999_999 })),
  ...[...CALLERS, 'withheld' as const, 'other' as const].map(block),
  slotsToRow({ number: MASKS.hiddenItself.mask, holders: [], etag: 'etag-1' }),
  // A request that nobody went on with.
  requestToRow(
    makeRequest({ id: 'f'.repeat(64), person: OTHER, leaseEndsAtSeconds: 1, rollBackAtSeconds: 1 }),
  ),
];

export const putRows = async ({ client, name }: Table): Promise<void> => {
  for (const Item of ROWS) await client.send(new PutCommand({ TableName: name, Item }));
};
