import { expect, test } from '@jest/globals';
import { makeAssignments } from '../../../lib/masks/assignments.ts';
import type { OwnedNumber } from '../../../lib/numbers/owned-number.ts';
import { makeMask, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const { personOf, endsAtSeconds } = makeAssignments(makeMemoryStore());

test('a dedicated mask hides its number until it expires', () => {
  const mask = makeMask({ expiresAtSeconds: NOW_SECONDS });
  expect([personOf(mask), endsAtSeconds(mask)]).toEqual([NUMBER, NOW_SECONDS]);
});

test('an owned number that is assigned to no person hides nobody and never ends', () => {
  const row = { ...makeMask({ expiresAtSeconds: NOW_SECONDS }), kind: 'other' } as unknown as OwnedNumber;
  expect([personOf(row), endsAtSeconds(row)]).toEqual([undefined, undefined]);
});
