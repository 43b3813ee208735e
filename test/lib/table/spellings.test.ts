import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decide } from '../../../lib/calls/decide.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { makeDynamodbRouteReader } from '../../../lib/table/calls/route-reader.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeCall } from '../../support/calls/routes.ts';
import {
  e164,
  makeBlock,
  makeMask,
  makeRequest,
  NOW_SECONDS,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';
import { PATIENT_READS } from '../../support/time/patience.ts';

let tested: TestTable;
beforeAll(async () => {
  tested = await startTestTable();
});
afterAll(() => tested.stop());

const MASKS = numbersFrom('+14155550123', 100);
let taken = 0;
const freshMask = (): E164 => {
  taken += 1;
  return MASKS[taken] as E164;
};

const LINES = [
  ['+5215512345678', '+525512345678'],
  ['+5491123456789', '+541123456789'],
  ['+551181234567', '+5511981234567'],
  ['+4402079460123', '+442079460123'],
  ['+494930123456', '+4930123456'],
].flatMap(([one = '', other = '']) => [[e164(one), e164(other)] as const, [e164(other), e164(one)] as const]);

describe.each(LINES)('%s and %s are one line:', (one, other) => {
  const store = () => makeDynamodbStore(tested);

  const decided = async (mask: E164, caller: E164) => {
    const readRoute = makeDynamodbRouteReader({
      table: tested,
      elapsedMs: () => NOW_SECONDS * 1000,
      hedge: PATIENT_READS,
    });
    const call = makeCall({
      masks: [mask],
      caller: { kind: 'number', number: caller },
      callerMayBe: [caller],
    });
    const { route } = await readRoute({ call, connection: 'tropo', keyDigest: undefined });
    return decide(call, { route, ticket: undefined }, { nowSeconds: NOW_SECONDS, limitSeconds: 60 });
  };

  test('who is blocked in one spelling is refused in the other, and the block is listed as it was given', async () => {
    const mask = freshMask();
    await store().insert(makeMask({ mask }));
    expect(await decided(mask, other)).toMatchObject({ kind: 'connect' });
    await store().putBlock(makeBlock({ mask, caller: one }));
    expect(await decided(mask, other)).toEqual({ kind: 'refuse', reason: 'blocked-caller' });
    expect((await store().listBlocks(mask)).map(({ caller }) => caller)).toEqual([one]);
    expect(await store().removeBlock(mask, other)).toBe(true);
    expect(await decided(mask, one)).toMatchObject({ kind: 'connect' });
  });

  test('the person behind the mask is recognised in the other spelling, and dialled in the one that was given', async () => {
    const mask = freshMask();
    await store().insert(makeMask({ mask, number: one }));
    expect(await decided(mask, other)).toEqual({ kind: 'refuse', reason: 'owner-calling' });
    expect(await decided(mask, e164('+12125550187'))).toMatchObject({ kind: 'connect', to: [one] });
  });

  test('a mask is found in both, a mask that is a caller is known, and so is a mask that is hidden', async () => {
    await store().insert(makeMask({ mask: one }));
    expect(await store().find(other)).toMatchObject({ mask: one });
    expect(await store().insert(makeMask({ mask: other, etag: 'etag-2' }))).toBe(false);
    const mask = freshMask();
    await store().insert(makeMask({ mask }));
    expect(await decided(mask, other)).toEqual({ kind: 'refuse', reason: 'caller-is-mask' });
    const slots = { number: other, holders: [{ id: '1', takenAtSeconds: 0 }], etag: 'etag-1' };
    await store().insertSlots(slots);
    expect(await decided(one, e164('+12125550187'))).toEqual({ kind: 'refuse', reason: 'mask-is-number' });
    await store().removeSlots({ ...slots, number: one });
    await store().remove(makeMask({ mask: other }));
    expect(await store().find(one)).toBeUndefined();
  });

  test('all rows of the person are found in both, with the number as it was given, and the quota is one', async () => {
    const mask = freshMask();
    await store().insert(makeMask({ mask, number: one }));
    await store().insertRequest(makeRequest({ id: `request-${mask}`, person: one }));
    await store().putBlock(makeBlock({ mask: freshMask(), caller: one }));
    for (const spelling of [one, other]) {
      const { masks, requests, blocks } = await store().findByPerson(spelling);
      expect(masks.filter((row) => row.mask === mask)).toMatchObject([{ number: one }]);
      expect(requests.filter(({ id }) => id === `request-${mask}`)).toMatchObject([{ person: one }]);
      expect(blocks.map(({ caller }) => caller)).toContain(one);
      const listed = await store().listByNumber(spelling, { limit: 1000 });
      expect(listed.masks.map((row) => row.mask)).toContain(mask);
    }
    const holders = [{ id: 'slot', takenAtSeconds: 0 }];
    await store().insertSlots({ number: one, holders, etag: 'etag-1' });
    expect(await store().findSlots({ number: other })).toMatchObject({ number: one, holders });
    await store().removeSlots({ number: other, holders, etag: 'etag-1' });
  });
});
