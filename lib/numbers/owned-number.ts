import type { CarrierName, ConnectionName } from '../carriers/connection.ts';
import type { FormerSettings } from '../carriers/supplier.ts';
import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/**
 * What a mask is to the carrier and the bill, whatever it is assigned to. Its row may say more: buying, releasing and
 * reconciling pass that on and never read it. A change is a new value with a new `etag`.
 */
export interface OwnedNumber {
  readonly id: MaskId;
  readonly mask: E164;
  /** What the number is assigned to. `dedicated`: to one person. */
  readonly kind: 'dedicated';
  readonly connection: ConnectionName;
  readonly carrier: CarrierName;
  /** `imported`: it was in the account before, and its former settings are restored at the end. */
  readonly origin: 'bought' | 'imported';
  /** How an imported number was set before. */
  readonly former?: FormerSettings;
  /** An imported number is released to the carrier all the same: its owner asked for that. */
  readonly isToBeReleased?: true;
  /** `ordering`: reserved, perhaps bought. `active`: ours. `releasing`: being released. */
  readonly state: 'active' | 'ordering' | 'releasing';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The purchase request that the number was bought for. */
  readonly requestId: string;
  /** The random name of the slot that it takes in the quota of the person whom it hides. */
  readonly slot?: string;
  /** A client was told of the mask while the carrier had still to deliver it. */
  readonly isAnnounced?: true;
  /** Since when the carrier has neither delivered the number nor said that it will. */
  readonly missedSinceSeconds?: number;
  /** A client has changed the mask, so it is in use, whether or not its request was ever answered. */
  readonly isChanged?: true;
  /** Random, new with each write, so that nobody's late write hits a later version. */
  readonly etag: string;
}

/** What is left of a released number: nothing of a person, and enough to keep the number from the next one. */
export interface ReleasedNumber {
  readonly mask: E164;
  readonly state: 'released';
  /** How an imported number was set before, and has to be set again. */
  readonly former?: FormerSettings;
  /** It is released to the carrier all the same. */
  readonly isToBeReleased?: true;
  /** The request that it was bought for, which gets no other number. Left out: no client ever had it. */
  readonly requestId?: string;
  readonly etag: string;
  readonly purgeAtSeconds: number;
}

/** The row of a number that we own or have owned lately. */
export type NumberRow = OwnedNumber | ReleasedNumber;
