import { expect, test } from '@jest/globals';
import { BAD_MASKS, buy, expectProblem, inPath, jsonOf, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each([{ releaseNumber: '' }, { releaseNumber: 'yes' }, { giveback: 'true' }])(
  'the query %j could mean anything, and nothing is given up for it',
  async (query) => {
    const { mask } = await buy(api());
    expectProblem(await api().release({ ...inPath(mask), query }), 'request-invalid', 'releaseNumber');
    expect(jsonOf(await api().show(inPath(mask)))).toMatchObject({ state: 'active' });
  },
);

test.each(BAD_MASKS)('the path %j names no mask, and the carrier is not asked', async (text) => {
  expectProblem(await api().release(inPath(text)), 'request-invalid', 'mask');
  expect(api().supplier.calls).toEqual([]);
});
