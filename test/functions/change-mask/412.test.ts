import { expect, test } from '@jest/globals';
import { buy, expectProblem, inPath, jsonOf, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(['"another"', 'W/%s', '"", "x"'])(
  'If-Match %j is another version: nothing is changed',
  async (header) => {
    const { mask } = await buy(api(), { label: 'old' });
    const etag = String((await api().show(inPath(mask))).headers?.['etag']);
    const headers = { 'If-Match': header.replace('%s', etag) };
    expectProblem(await api().change({ ...inPath(mask), headers, body: { label: 'x' } }), 'mask-changed');
    expect(jsonOf(await api().show(inPath(mask)))).toMatchObject({ label: 'old' });
  },
);

test('of two who change the version that both have read, the second is told', async () => {
  const { mask } = await buy(api());
  const etag = String((await api().show(inPath(mask))).headers?.['etag']);
  const change = (label: string) =>
    api().change({ ...inPath(mask), headers: { 'if-match': etag }, body: { label } });
  expect((await change('one')).statusCode).toBe(200);
  expectProblem(await change('two'), 'mask-changed');
  expect(jsonOf(await api().show(inPath(mask)))).toMatchObject({ label: 'one' });
});
