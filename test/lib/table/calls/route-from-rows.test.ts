import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../../lib/calls/carrier-event.ts';
import { decide } from '../../../../lib/calls/decide.ts';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../../lib/numbers/owned-number.ts';
import type { RouteRows } from '../../../../lib/table/calls/route-from-rows.ts';
import { routeFound } from '../../../../lib/table/calls/route-from-rows.ts';
import { TERMS } from '../../../support/calls/call-world.ts';
import { makeCall, makeRoute } from '../../../support/calls/routes.ts';
import { CALLER, e164, MASK, makeBlock, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import { OTHER_CONNECTION, ownedMask, releasedMask } from '../../../support/numbers/owned-masks.ts';

const CALL = makeCall();
const NOTHING: RouteRows = { masks: [], blocks: [], hidden: [], callingMasks: [], webhookKey: undefined };
const mask = ownedMask();
/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164(`+${MASK.slice(2)}`);

const routeOf = (masks: RouteRows['masks'], call: Call = CALL, changes: Partial<RouteRows> = {}) =>
  routeFound({ ...NOTHING, masks, ...changes }, { call, connection: 'tropo' }).route;
const decided = (...of: Parameters<typeof routeOf>) =>
  decide(of[1] ?? CALL, { route: routeOf(...of), ticket: undefined }, TERMS);
const refused = (reason: string) => ({ kind: 'refuse', reason });

describe('the route of a call', () => {
  test('says whom to connect, what to show and on which terms', () => {
    expect(routeOf([mask])).toEqual(makeRoute({ maskId: mask.id }));
    const terms = {
      callerId: 'mask',
      answer: 'press-1',
      expiresAtSeconds: NOW_SECONDS + 1,
    } as const;
    expect(routeOf([ownedMask({ ...terms, callsPerMinute: 3 })])).toEqual(
      makeRoute({ maskId: mask.id, ...terms, limit: { callsPerMinute: 3, countedAs: MASK } }),
    );
  });

  test('leads to the person behind the mask', () => {
    expect(decided([mask])).toMatchObject({ kind: 'connect', to: [NUMBER], callerId: CALLER });
  });

  test('names an expired mask, which is refused', () => {
    const expired = ownedMask({ expiresAtSeconds: NOW_SECONDS });
    expect(routeOf([expired])).toMatchObject({ maskId: mask.id });
    expect(decided([expired])).toEqual(refused('expired-mask'));
  });

  const over = { expiresAtSeconds: NOW_SECONDS - 1 };
  const soon = { expiresAtSeconds: NOW_SECONDS + 1 };
  test.each<[string, Partial<Mask>]>([
    ['while the mask is being ordered', { state: 'ordering' }],
    ['while it is ordered and over', { state: 'ordering', ...over }],
    ['while the mask is released', { state: 'releasing' }],
    ['while it is released in time', { state: 'releasing', ...soon }],
  ])('leads nowhere %s, and names the mask', (_when, changes) => {
    expect(routeOf([ownedMask(changes)])).toEqual({ kind: 'none', reason: 'unknown-mask', maskId: mask.id });
  });

  test.each([
    ['released mask', [releasedMask()], 'unknown-mask'],
    ['mask of nobody', [], 'unknown-mask'],
    ['mask of another connection', [ownedMask({ connection: OTHER_CONNECTION })], 'unknown-mask'],
    ['either of two masks', [mask, ownedMask({ mask: ABROAD })], 'ambiguous-mask'],
    ['live mask or a released one', [mask, releasedMask(ABROAD)], 'ambiguous-mask'],
    ['released mask or a live one', [releasedMask(ABROAD), mask], 'ambiguous-mask'],
  ])('leads nowhere for a %s, and names no mask', (_what, masks, reason) => {
    expect(routeOf(masks)).toEqual({ kind: 'none', reason });
  });

  test('is not made ambiguous by a mask of another connection, even one hinted at', () => {
    const foreign = ownedMask({ mask: ABROAD, connection: OTHER_CONNECTION });
    const call = makeCall({ hint: foreign.mask });
    expect(routeOf([mask, foreign], call)).toMatchObject({ kind: 'people', maskId: mask.id });
  });

  test('is that of the key’s connection where the path names none, and none when the key is unknown', () => {
    const rows = { ...NOTHING, masks: [mask] };
    const of = (connection: string) =>
      routeFound({ ...rows, webhookKey: { connection } }, { call: CALL, connection: undefined });
    expect(of('tropo').route).toMatchObject({ kind: 'people', maskId: mask.id });
    expect(of('other').route).toEqual({ kind: 'none', reason: 'unknown-mask' });
    const { route } = routeFound(rows, { call: CALL, connection: undefined });
    expect(route).toEqual({ kind: 'none', reason: 'unknown-mask' });
  });

  test('leads nowhere where nobody calls', () => {
    const found = routeFound({ ...NOTHING, masks: [mask] }, { call: undefined, connection: 'tropo' });
    expect(found.route).toEqual({ kind: 'none', reason: 'unknown-mask' });
  });
});

describe('what the table has against a call', () => {
  const other = ownedMask({ mask: e164('+14155550199') });
  const block = makeBlock({ mask: MASK, maskId: mask.id, caller: CALLER });

  test.each<[string, Partial<RouteRows>, string]>([
    ['a block', { blocks: [block] }, 'blocked-caller'],
    ['a mask that calls', { callingMasks: [other] }, 'caller-is-mask'],
    ['an expired mask that calls', { callingMasks: [{ ...other, expiresAtSeconds: 1 }] }, 'caller-is-mask'],
    ['a mask on order that calls', { callingMasks: [{ ...other, state: 'ordering' }] }, 'caller-is-mask'],
    ['a mask that is hidden itself', { hidden: [MASK] }, 'mask-is-number'],
  ])('refuses it, and the route names the mask: %s', (_what, found, reason) => {
    expect(decided([mask], CALL, found)).toEqual(refused(reason));
    expect(routeOf([mask], CALL, found)).toMatchObject({ maskId: mask.id });
  });

  test.each<[string, Partial<RouteRows>]>([
    ['a block of an earlier mask of that number', { blocks: [{ ...block, maskId: other.id }] }],
    ['a number that was a mask once', { callingMasks: [releasedMask(CALLER)] }],
    ['another mask that is hidden itself', { hidden: [other.mask] }],
  ])('lets it through: %s', (_what, found) => {
    expect(decided([mask], CALL, found)).toMatchObject({ kind: 'connect' });
  });

  test('says nothing of a mask that is not ours', () => {
    expect(routeOf([], CALL, { blocks: [block], hidden: [MASK] })).toEqual({
      kind: 'none',
      reason: 'unknown-mask',
    });
  });
});

describe('of the masks that the digits may stand for', () => {
  const here = ownedMask({ mask: e164('+14555550101') });
  const abroad = ownedMask({ mask: e164('+4555550101'), id: 'msk_abroad' as Mask['id'] });
  const pick = (masks: RouteRows['masks'], hint?: string) =>
    routeOf(masks, makeCall({ hint: hint === undefined ? undefined : e164(hint) }));
  const ambiguous = { kind: 'none', reason: 'ambiguous-mask' };
  const routeOnly = (only: Mask | Tombstone) => routeOf([only]);

  test('none of ours is none', () => {
    expect(pick([])).toEqual({ kind: 'none', reason: 'unknown-mask' });
    expect(pick([], here.mask)).toEqual({ kind: 'none', reason: 'unknown-mask' });
  });

  test.each([here, abroad])('the only one of ours is taken, whatever is hinted at: $mask', (only) => {
    for (const route of [pick([only]), pick([only], here.mask), pick([only], abroad.mask)]) {
      expect(route).toMatchObject({ kind: 'people', maskId: only.id, shownMask: only.mask });
    }
  });

  test('neither of two is taken when nothing, or nothing of ours, is hinted at', () => {
    expect([pick([here, abroad]), pick([here, abroad], NUMBER)]).toEqual([ambiguous, ambiguous]);
  });

  test('the one is taken that is hinted at', () => {
    expect(pick([here, abroad], here.mask)).toEqual(routeOnly(here));
    expect(pick([here, abroad], abroad.mask)).toEqual(routeOnly(abroad));
  });

  test.each([
    ['expired', { ...here, expiresAtSeconds: NOW_SECONDS }],
    ['on order', { ...here, state: 'ordering' as const }],
    ['being released', { ...here, state: 'releasing' as const }],
    ['released', releasedMask(here.mask)],
  ])(
    'one that is %s may be meant as well as a live one: only what hints at either decides',
    (_state, dead) => {
      expect(pick([dead, abroad])).toEqual(ambiguous);
      expect(pick([dead, abroad], here.mask)).toEqual(routeOnly(dead));
      expect(pick([abroad, dead], abroad.mask)).toEqual(routeOnly(abroad));
      expect(pick([dead], abroad.mask)).toEqual(routeOnly(dead));
    },
  );
});
