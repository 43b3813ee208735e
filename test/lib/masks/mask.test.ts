import { expect, test } from '@jest/globals';
import { isLive } from '../../../lib/masks/mask.ts';
import { makeMask, makeTombstone, NOW_SECONDS } from '../../support/numbers/masks.ts';

test.each([
  [makeMask(), true],
  [makeMask({ expiresAtSeconds: NOW_SECONDS + 1 }), true],
  [makeMask({ expiresAtSeconds: NOW_SECONDS }), false],
  [makeMask({ expiresAtSeconds: NOW_SECONDS - 1 }), false],
  [makeMask({ state: 'ordering' }), false],
  [makeMask({ state: 'releasing' }), false],
  [makeTombstone(), false],
])('calls are connected only while a mask is ours and not past its time: %j', (mask, connects) => {
  expect(isLive(mask, NOW_SECONDS)).toBe(connects);
});
