import { expect, test } from '@jest/globals';
import { buy, inPath, jsonOf, useApi, withCaller } from '../../support/functions/api.ts';

const api = useApi();

test('a caller is let through again, and so is one who was not blocked', async () => {
  const { mask, id } = await buy(api());
  const { block, unblock, blocks, log } = api();
  for (const caller of ['12125550187', 'other']) await block(withCaller(mask, caller));
  for (const _ of ['blocked', 'not blocked any more']) {
    expect(await unblock(withCaller(mask, '%2B12125550187'))).toEqual({
      statusCode: 204,
      headers: { 'cache-control': 'no-store' },
      body: '',
    });
    expect(log.lines.at(-1)).toMatchObject({ outcome: { event: 'caller-unblocked', mask: id } });
    expect(jsonOf(await blocks(inPath(mask)))).toEqual({ blocks: ['other'] });
  }
});
