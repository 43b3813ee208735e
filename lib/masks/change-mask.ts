import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Ids } from './make-ids.ts';
import type { AnswerMode, Mask, ShownCaller } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { refuseMaskAsNumber } from './refuse-mask-as-number.ts';
import { showMask } from './show-mask.ts';

/** What to change. `null` clears; what is left out stays. */
export interface MaskPatch {
  readonly number?: E164;
  readonly callerId?: ShownCaller;
  readonly answer?: AnswerMode;
  readonly callsPerMinute?: number | null;
  readonly label?: string | null;
  readonly expiresAtSeconds?: number | null;
}

export interface ChangeMask {
  readonly mask: E164;
  readonly patch: MaskPatch;
  /** The versions that the client expects (`If-Match`). Left out: any. */
  readonly etags?: readonly string[];
}

export interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
}

const TRIES = 4;

/**
 * Changes an active mask; an expired one counts, so that a later time revives it.
 * @throws Problem `mask-unknown`, `mask-not-active`, or `mask-changed` when it is not the version expected
 */
export const makeChangeMask =
  ({ store, ids }: Dependencies) =>
  async ({ mask, patch, etags }: ChangeMask): Promise<Mask> => {
    await (patch.number !== undefined && refuseMaskAsNumber(store, patch.number));
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await showMask(store, mask);
      refuseUnlessChangeable(before, etags);
      const after = { ...patched(before, patch), etag: ids.etag() };
      if (await store.replace(before, after)) {
        return after;
      }
    }
    throw changed();
  };

const refuseUnlessChangeable = (mask: Mask, etags: readonly string[] | undefined): void => {
  if (etags !== undefined && !etags.includes(mask.etag)) {
    throw changed();
  }
  if (mask.state !== 'active') {
    throw new Problem('mask-not-active', `The mask is ${mask.state}; only an active one can be changed.`);
  }
};

/** By its type only what a mask can be without may be `null`. */
const patched = (mask: Mask, patch: MaskPatch): Mask => {
  const fields = Object.entries({ ...mask, ...patch });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as Mask;
};

const changed = (): Problem =>
  new Problem(
    'mask-changed',
    'Somebody else has changed the mask. Read it again and repeat with its new ETag.',
  );
