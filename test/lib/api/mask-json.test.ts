import { expect, test } from '@jest/globals';
import { maskBody, maskJson } from '../../../lib/api/mask-json.ts';
import { makeMask, NOW_SECONDS } from '../../support/numbers/masks.ts';

const SHOWN = {
  id: 'msk_1',
  mask: '+14155550123',
  number: '+14155550100',
  state: 'active',
  carrier: 'tropo',
  connection: 'tropo',
  callerId: 'caller',
  answer: 'direct',
  createdAt: '2026-11-20T12:00:00Z',
};

test('fields that a mask has not are left out, and what is ours alone is never shown', () => {
  expect(maskBody(makeMask(), NOW_SECONDS)).toEqual(SHOWN);
  expect(JSON.parse(maskJson(makeMask(), NOW_SECONDS))).toEqual(SHOWN);
});

test('label and expiry are shown where there are any', () => {
  const mask = makeMask({ label: 'shop', expiresAtSeconds: NOW_SECONDS + 3600 });
  expect(maskBody(mask, NOW_SECONDS)).toEqual({
    ...SHOWN,
    label: 'shop',
    expiresAt: '2026-11-20T13:00:00Z',
  });
});

test.each([
  ['active', NOW_SECONDS, 'expired'],
  ['active', NOW_SECONDS + 1, 'active'],
  ['releasing', NOW_SECONDS, 'releasing'],
  ['ordering', NOW_SECONDS, 'ordering'],
] as const)('a mask that is %s and ends at %d is shown as %s', (state, expiresAtSeconds, shown) => {
  expect(maskBody(makeMask({ state, expiresAtSeconds }), NOW_SECONDS)['state']).toBe(shown);
});
