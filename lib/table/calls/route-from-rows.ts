import type { Call } from '../../calls/carrier-event.ts';
import type { NoRoute, Route } from '../../calls/route.ts';
import type { RouteFound, RouteQuery } from '../../calls/route-reader.ts';
import type { ConnectionName } from '../../carriers/connection.ts';
import type { WebhookKey } from '../../carriers/protocol.ts';
import type { Block } from '../../masks/block.ts';
import type { Mask } from '../../masks/mask.ts';
import type { Tombstone } from '../../numbers/owned-number.ts';
import type { E164 } from '../../phone/e164.ts';
import { isSameLine } from '../../phone/plans/is-same-line.ts';

/** The rows about a call and the key that it came with. */
export interface RouteRows {
  /** The call's masks that are on file, in the order of the call. */
  readonly masks: readonly (Mask | Tombstone)[];
  /** Those masks' blocks of the caller. */
  readonly blocks: readonly Block[];
  /** The call's masks that are also numbers behind other masks. */
  readonly hidden: readonly E164[];
  /** The caller's numbers that are masks themselves. */
  readonly callingMasks: readonly (Mask | Tombstone)[];
  readonly webhookKey: WebhookKey | undefined;
}

const UNKNOWN: NoRoute = { kind: 'none', reason: 'unknown-mask' };

/** The result of a query. If it names no connection, the call came in by the key's. */
export const routeFound = (
  rows: RouteRows,
  { call, connection = rows.webhookKey?.connection }: Omit<RouteQuery, 'keyDigest'>,
): RouteFound => ({
  route: call === undefined ? UNKNOWN : routeOf(rows, call, connection),
  webhookKey: rows.webhookKey,
});

/** Makes the route of a call from rows. Pure. */
const routeOf = (rows: RouteRows, { hint }: Call, connection: ConnectionName | undefined): Route => {
  const masks = rows.masks.filter((mask) => mask.state === 'released' || mask.connection === connection);
  const mask = masks.length > 1 ? hinted(masks, hint) : masks[0];
  if (mask === 'ambiguous') {
    return { kind: 'none', reason: 'ambiguous-mask' };
  }
  if (mask === undefined || mask.state === 'released') {
    return UNKNOWN;
  }
  return mask.state === 'active' ? routeTo(mask, rows) : { ...UNKNOWN, maskId: mask.id };
};

/**
 * The one of several masks that the hint names. Without a hint the mask is ambiguous, whatever the masks' states: a guess
 * could reach the wrong person.
 */
const hinted = (
  masks: readonly (Mask | Tombstone)[],
  hint: E164 | undefined,
): Mask | Tombstone | 'ambiguous' =>
  masks.find(({ mask }) => hint !== undefined && isSameLine(mask, hint)) ?? 'ambiguous';

const routeTo = (mask: Mask, { blocks, hidden, callingMasks }: RouteRows): Route => ({
  kind: 'people',
  maskId: mask.id,
  to: [mask.number],
  callerId: mask.callerId,
  shownMask: mask.mask,
  answer: mask.answer,
  limit:
    mask.callsPerMinute === undefined
      ? undefined
      : { callsPerMinute: mask.callsPerMinute, countedAs: mask.mask },
  expiresAtSeconds: mask.expiresAtSeconds,
  // A block of an earlier mask with the same number does not apply.
  isBlocked: blocks.some(({ maskId }) => maskId === mask.id),
  isHidden: hidden.some((number) => isSameLine(number, mask.mask)),
  isCallerMask: callingMasks.some(({ state }) => state !== 'released'),
});
