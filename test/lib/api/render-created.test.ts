import { expect, test } from '@jest/globals';
import { maskJson } from '../../../lib/api/mask-json.ts';
import { renderCreated } from '../../../lib/api/render-created.ts';
import { makeMask, NOW_SECONDS } from '../../support/numbers/masks.ts';

test.each([
  ['takes calls', 'active', 201],
  ['is still to be delivered', 'ordering', 202],
] as const)('a mask that %s is answered with %s as %d', (_what, state, status) => {
  const mask = makeMask({ state });
  expect(renderCreated(mask, NOW_SECONDS)).toEqual({ status, body: maskJson(mask, NOW_SECONDS) });
});
