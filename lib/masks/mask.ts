import type { AnswerMode, ShownCaller } from '../calls/route.ts';
import type { FormerSettings } from '../carriers/carrier.ts';
import type { CarrierName, ConnectionName } from '../carriers/connection.ts';
import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/** A number that we pay for, and where calls to it go. Changes of it are new values with a new `etag`. */
export interface Mask {
  readonly id: MaskId;
  readonly mask: E164;
  readonly kind: 'dedicated';
  /** The hidden number. */
  readonly number: E164;
  readonly callerId: ShownCaller;
  readonly answer: AnswerMode;
  /** How many calls a minute are connected, counted exactly. Left out: only the limits of the stack hold. */
  readonly callsPerMinute?: number;
  readonly connection: ConnectionName;
  readonly carrier: CarrierName;
  /** `ordering`: reserved, perhaps bought. `active`: ours. `releasing`: being released. */
  readonly state: 'active' | 'ordering' | 'releasing';
  /** `imported`: it was in the account before, and goes back to what it did there. */
  readonly origin: 'bought' | 'imported';
  /** How an imported number was set before. */
  readonly former?: FormerSettings;
  /** An imported number is to go back to the carrier all the same: its owner has said so. */
  readonly isToBeReleased?: true;
  readonly label?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAtSeconds?: number;
  /** The request that the mask was made for. */
  readonly requestId: string;
  /** A client was told of the mask while the carrier had still to deliver it. */
  readonly isAnnounced?: true;
  /** Since when the carrier has neither delivered the number nor said that it will. */
  readonly missedSinceSeconds?: number;
  /** A client has changed the mask, so it has one, whether or not the request was ever answered. */
  readonly isChanged?: true;
  /** The place that it has among the masks of its number. Left out: from before there were places. */
  readonly slot?: string;
  /** Random, new with each write, so that nobody's late write hits a later version. */
  readonly etag: string;
}

/** What is left of a released mask: nothing of the person, but enough to keep the number from the next one. */
export interface ReleasedMask {
  readonly mask: E164;
  readonly state: 'released';
  /** How an imported number was set before, and is to be set again. */
  readonly former?: FormerSettings;
  /** It is to go back to the carrier all the same. */
  readonly isToBeReleased?: true;
  /** The request that it was made for, which does not get another. Left out: it never was anybody's mask. */
  readonly requestId?: string;
  readonly etag: string;
  readonly purgeAtSeconds: number;
}

/** Whether calls are connected: ours, and not past its time. */
export const isLive = (mask: Mask | ReleasedMask, nowSeconds: number): mask is Mask =>
  mask.state === 'active' && !isExpired(mask, nowSeconds);

export const isExpired = (mask: Mask, nowSeconds: number): boolean =>
  mask.expiresAtSeconds !== undefined && mask.expiresAtSeconds <= nowSeconds;
