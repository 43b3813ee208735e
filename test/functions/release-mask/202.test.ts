import { expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import { buy, inPath, jsonOf, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(['carrier-failed', 'carrier-refused', 'carrier-timeout'] as const)(
  '%s: the mask refuses calls, stays on file, and the same request again finishes',
  async (code) => {
    const { mask } = await buy(api(), { label: 'Zoë' });
    const { release, supplier, log, rows } = api();
    const cause = new Problem(code, 'It failed. Repeat.');
    supplier.fail('release', 'before', cause);
    const answer = await release(inPath(mask));
    expect(answer.statusCode).toBe(202);
    expect(jsonOf(answer)).toMatchObject({ mask, state: 'releasing' });
    expect(jsonOf(answer)).not.toHaveProperty('number');
    expect(jsonOf(answer)).not.toHaveProperty('label');
    expect(answer.headers?.['etag']).toMatch(/^".+"$/);
    expect(log.lines.at(-1)).toMatchObject({ outcome: { event: 'release-unconfirmed', status: 202 }, cause });
    const row = (await rows()).find(({ pk }) => pk === STOCK[0]);
    expect(row).toMatchObject({ state: 'releasing' });
    expect(row).not.toHaveProperty('purgeAtSeconds');
    expect((await release(inPath(mask))).statusCode).toBe(204);
    expect([...supplier.ours]).toEqual([]);
  },
);
