import type { AnswerMode, ShownCaller } from '../calls/route.ts';
import type { Capabilities } from '../carriers/capabilities.ts';
import type { CarrierName } from '../carriers/connection.ts';
import { shownBy } from '../carriers/shown-by.ts';
import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { Mask } from './mask.ts';
import type { ReassignMaskDependencies } from './reassign-mask.ts';
import { reassignMask } from './reassign-mask.ts';
import { showMask } from './show-mask.ts';

/** What to change. `null` clears; what is left out stays. */
export interface MaskPatch {
  readonly number?: E164;
  readonly callerId?: ShownCaller | null;
  readonly answer?: AnswerMode;
  readonly callsPerMinute?: number | null;
  readonly label?: string | null;
  readonly expiresAtSeconds?: number | null;
}

export interface ChangeMask {
  readonly mask: E164;
  readonly patch: MaskPatch;
  /** The versions that the client accepts (`If-Match`). Left out: any. */
  readonly etags?: readonly string[];
}

export interface ChangeMaskDependencies extends ReassignMaskDependencies {
  readonly capabilitiesOf: (carrier: CarrierName) => Capabilities;
}

const TRIES = 4;

/**
 * Changes an active mask, expired or not: a later expiry revives it. A patch that says nothing new writes nothing.
 * @throws Problem `mask-unknown`, `mask-not-active`, `number-quota`, `number-not-allowed`, `caller-id-not-shown`, or
 *   `mask-changed` when the mask has another version
 */
export const makeChangeMask =
  (dependencies: ChangeMaskDependencies) =>
  async ({ mask, patch, etags }: ChangeMask): Promise<Mask> => {
    const { store, ids, capabilitiesOf } = dependencies;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await showMask(store, mask);
      refuseUnlessChangeable(before, etags);
      const wanted = patched(before, shownIn(before, patch, capabilitiesOf));
      if (maySkip(patch) && isSame(before, wanted)) {
        return before;
      }
      const after = await write(dependencies, before, { ...wanted, isChanged: true, etag: ids.etag() });
      if (after !== undefined) {
        return after;
      }
    }
    throw changed();
  };

const write = async (
  dependencies: ChangeMaskDependencies,
  before: Mask,
  after: Mask,
): Promise<Mask | undefined> => {
  if (!isSameLine(after.number, before.number)) {
    return reassignMask(dependencies, before, after);
  }
  return (await dependencies.store.replace(before, after)) ? after : undefined;
};

const refuseUnlessChangeable = (mask: Mask, etags: readonly string[] | undefined): void => {
  if (etags !== undefined && !etags.includes(mask.etag)) {
    throw changed();
  }
  if (mask.state !== 'active') {
    throw new Problem('mask-not-active', `The mask is ${mask.state}; only an active one can be changed.`);
  }
};

/** Refuses a caller ID that the carrier cannot show. Clearing it chooses the carrier's default. */
const shownIn = (
  { carrier }: Mask,
  { callerId, ...patch }: MaskPatch,
  capabilitiesOf: ChangeMaskDependencies['capabilitiesOf'],
): MaskPatch =>
  callerId === undefined
    ? patch
    : {
        ...patch,
        callerId: shownBy({ carrier, capabilities: capabilitiesOf(carrier) }, callerId ?? undefined),
      };

/** `MaskPatch` allows `null` only for fields that a mask can do without. */
const patched = (mask: Mask, patch: MaskPatch): Mask => {
  const fields = Object.entries({ ...mask, ...patch });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as Mask;
};

/**
 * A patch with a number or a label is written even if it says nothing new. If it were not, the `ETag` would tell a client
 * without `read` whether its guess is what is stored.
 */
const maySkip = ({ number, label }: MaskPatch): boolean => number === undefined && label === undefined;

/** A patch adds, replaces and clears fields, and leaves the others as they are. */
const isSame = (before: Mask, after: Mask): boolean => {
  const fields = Object.entries(after);
  const old: Readonly<Record<string, unknown>> = { ...before };
  return fields.length === Object.keys(old).length && fields.every(([name, value]) => old[name] === value);
};

const changed = (): Problem => new Problem('mask-changed', 'Another client has changed the mask.');
