import type { Mask } from '../../masks/mask.ts';
import { isExpired } from '../../masks/mask.ts';
import { isoTime } from '../../time.ts';
import type { ClientAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { View, Viewer } from './view.ts';

/** A mask at a moment: whether it is expired depends on the clock. */
export interface MaskNow {
  readonly mask: Mask;
  readonly nowSeconds: number;
}

/** A mask. The number and the label may name a person. The label is free text. */
export const MASK_VIEW: View<MaskNow> = {
  id: { seenBy: 'client', of: ({ mask }) => mask.id },
  mask: { seenBy: 'client', of: ({ mask }) => mask.mask },
  number: { seenBy: 'sender', of: ({ mask }) => mask.number },
  state: {
    seenBy: 'client',
    of: ({ mask, nowSeconds }) =>
      mask.state === 'active' && isExpired(mask, nowSeconds) ? 'expired' : mask.state,
  },
  carrier: { seenBy: 'client', of: ({ mask }) => mask.carrier },
  connection: { seenBy: 'client', of: ({ mask }) => mask.connection },
  callerId: { seenBy: 'client', of: ({ mask }) => mask.callerId },
  answer: { seenBy: 'client', of: ({ mask }) => mask.answer },
  callsPerMinute: { seenBy: 'client', of: ({ mask }) => mask.callsPerMinute },
  label: { seenBy: 'sender', of: ({ mask }) => mask.label },
  createdAt: { seenBy: 'client', of: ({ mask }) => mask.createdAt },
  expiresAt: {
    seenBy: 'client',
    of: ({ mask: { expiresAtSeconds } }) =>
      expiresAtSeconds === undefined ? undefined : isoTime(expiresAtSeconds),
  },
};

/** A mask, with its version as `ETag` for the `If-Match` of a later change. */
export const maskAnswer = (status: number, value: MaskNow, viewer: Viewer): ClientAnswer =>
  answer(status, { view: MASK_VIEW, value, viewer }, { etag: `"${value.mask.etag}"` });
