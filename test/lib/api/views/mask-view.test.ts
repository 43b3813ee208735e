import { describe, expect, test } from '@jest/globals';
import { MASK_VIEW, maskAnswer } from '../../../../lib/api/views/mask-view.ts';
import type { Viewer } from '../../../../lib/api/views/view.ts';
import { seen, writer } from '../../../../lib/api/views/view.ts';
import type { Mask } from '../../../../lib/masks/mask.ts';
import { makeMask, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';

const WITHOUT_PERSON = {
  id: 'msk_1',
  mask: '+14155550123',
  state: 'active',
  carrier: 'tropo',
  connection: 'tropo',
  callerId: 'caller',
  answer: 'direct',
  createdAt: '2026-11-20T12:00:00Z',
};
const SHOWN = { ...WITHOUT_PERSON, number: NUMBER };

const shown = (mask: Mask, viewer: Viewer = 'reader') =>
  seen(MASK_VIEW, { mask, nowSeconds: NOW_SECONDS }, viewer);

describe('to a reader', () => {
  test('fields that a mask has not are left out, and what is ours alone is never shown', () => {
    const former = { name: 'Zoë' };
    expect(shown(makeMask({ former, slot: 'slot', isChanged: true }))).toEqual(SHOWN);
  });

  test('label and expiry are shown where there are any', () => {
    const mask = makeMask({ label: 'shop', expiresAtSeconds: NOW_SECONDS + 3600 });
    expect(shown(mask)).toEqual({ ...SHOWN, label: 'shop', expiresAt: '2026-11-20T13:00:00Z' });
  });

  test.each([
    ['active', NOW_SECONDS, 'expired'],
    ['active', NOW_SECONDS + 1, 'active'],
    ['releasing', NOW_SECONDS, 'releasing'],
    ['ordering', NOW_SECONDS, 'ordering'],
  ] as const)('a mask that is %s and ends at %d is shown as %s', (state, expiresAtSeconds, as) => {
    expect(shown(makeMask({ state, expiresAtSeconds }))['state']).toBe(as);
  });
});

describe('to a writer', () => {
  const mask = makeMask({ label: 'shop', callsPerMinute: 5 });

  test('neither the number nor the label is shown that the writer did not send', () => {
    expect(shown(mask, writer())).toEqual({ ...WITHOUT_PERSON, callsPerMinute: 5 });
  });

  test('what the writer sent is shown, and only where it is what is stored', () => {
    expect(shown(mask, writer({ number: NUMBER }))).toMatchObject({ number: NUMBER });
    expect(shown(mask, writer({ number: NUMBER }))).not.toHaveProperty('label');
    expect(shown(mask, writer({ number: '+12125550199', label: 'shop' }))).toEqual({
      ...WITHOUT_PERSON,
      callsPerMinute: 5,
      label: 'shop',
    });
  });
});

test('an answer with a mask has its version', () => {
  expect(maskAnswer(200, { mask: makeMask(), nowSeconds: NOW_SECONDS }, writer())).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json', etag: '"etag-1"' },
    body: JSON.stringify(WITHOUT_PERSON),
  });
});
