import type { CarrierName, ConnectionName } from '../carriers/connection.ts';
import type { FormerSettings } from '../carriers/supplier.ts';
import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/**
 * What a mask is to the carrier and the bill, whatever it is assigned to. Its row holds the assignment as well: buying,
 * releasing and reconciling copy it and never read it. Every change makes a new value with a new `etag`.
 */
export interface OwnedNumber {
  readonly id: MaskId;
  readonly mask: E164;
  /** The kind of the assignment. `dedicated`: to one person. */
  readonly kind: 'dedicated';
  readonly connection: ConnectionName;
  readonly carrier: CarrierName;
  /** `imported`: the account had it before. Its former settings are restored when it is released. */
  readonly origin: 'bought' | 'imported';
  /** The settings of an imported number before the import. */
  readonly former?: FormerSettings;
  /** A client asked to release this imported number to the carrier. */
  readonly isToBeReleased?: true;
  /** `ordering`: reserved, perhaps bought. `active`: bought, takes calls. `releasing`: takes no calls, being released. */
  readonly state: 'active' | 'ordering' | 'releasing';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The purchase request that the number was bought for. */
  readonly requestId: string;
  /** The random name of its slot in the quota of the person whom it hides. */
  readonly slot?: string;
  /** The API answered with this mask before the carrier delivered the number. */
  readonly isAnnounced?: true;
  /** Since when the carrier has neither delivered the number nor an open order of it. */
  readonly missedSinceSeconds?: number;
  /** A client has changed the mask, so it is in use, even if its purchase request was never answered. */
  readonly isChanged?: true;
  /** Random, new with each write, so that a late write cannot overwrite a newer version. */
  readonly etag: string;
}

/** What a tombstone keeps beside former settings, which may name a person, so that they are found and dropped. */
export interface KeptSettings {
  /** Whose mask it was. Left out: nobody’s, or the person is erased. */
  readonly person?: E164;
  readonly connection: ConnectionName;
  readonly carrier: CarrierName;
  /** Until this time a worker that slept may take the number over again. Then the settings have to be restored again. */
  readonly untilSeconds: number;
}

/**
 * The row of a released number. It keeps the number from being used again too soon. It holds nothing of a person, except in
 * former settings that have not done their work.
 */
export interface Tombstone {
  readonly mask: E164;
  readonly state: 'released';
  /** The settings of an imported number, to restore. */
  readonly former?: FormerSettings;
  /** Only with former settings. */
  readonly kept?: KeptSettings;
  /** A client asked to release this imported number to the carrier. */
  readonly isToBeReleased?: true;
  /** The request that it was bought for: it gets no other number. Left out: no client ever had it. */
  readonly requestId?: string;
  readonly etag: string;
  readonly purgeAtSeconds: number;
}

/** The row of an owned number, or the tombstone of a released one. */
export type NumberRow = OwnedNumber | Tombstone;
