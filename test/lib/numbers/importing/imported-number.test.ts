import { expect, test } from '@jest/globals';
import { isImportOf } from '../../../../lib/numbers/importing/imported-number.ts';
import { e164, makeMask, NUMBER } from '../../../support/numbers/masks.ts';

test('an imported number that is assigned to no person is no import for a person', () => {
  const row = makeMask({ origin: 'imported', former: {} });
  const request = { person: NUMBER, mask: e164(row.mask), connection: { name: row.connection } };
  expect(isImportOf({ personOf: () => NUMBER }, row, request as never)).toBe(true);
  expect(isImportOf({ personOf: () => undefined }, row, request as never)).toBe(false);
});
