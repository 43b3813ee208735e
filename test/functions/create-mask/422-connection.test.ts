import { describe, expect, test } from '@jest/globals';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import { expectProblem, jsonOf, useApi } from '../../support/functions/api.ts';

const number = '+14155550100';

describe('a carrier that shows only the mask', () => {
  const api = useApi({
    connected: { name: 'eu', carrier: 'signalwire', capabilities: { ...CAPABILITIES, callerIds: ['mask'] } },
  });

  test('is not asked for a mask that would show who calls: every call to it would fail', async () => {
    expectProblem(
      await api().create({ body: { number, callerId: 'caller' } }),
      'caller-id-not-shown',
      '#/callerId',
    );
    expect(api().supplier.calls).toEqual([]);
  });

  test('shows the mask where nothing was said', async () => {
    const { create, log } = api();
    expect(jsonOf(await create({ body: { number, connection: 'eu' } }))).toMatchObject({
      callerId: 'mask',
      carrier: 'signalwire',
      connection: 'eu',
    });
    expect(log.lines).toMatchObject([{ outcome: { event: 'mask-created', connection: 'eu' } }]);
  });

  test('keeps a mask from being changed so that its calls fail, and clearing shows the mask', async () => {
    const { create, change } = api();
    const { mask } = jsonOf(await create({ body: { number } }));
    const patch = (callerId: unknown) => change({ parameters: { mask: String(mask) }, body: { callerId } });
    expectProblem(await patch('caller'), 'caller-id-not-shown', '#/callerId');
    expect(jsonOf(await patch(null))).toMatchObject({ callerId: 'mask' });
  });
});

describe('a connection that there is none of', () => {
  const api = useApi();

  test.each(['', 'twilio', 'Tropo', 'tropo '])('%j buys nothing', async (connection) => {
    expectProblem(await api().create({ body: { number, connection } }), 'connection-unknown', '#/connection');
    expect(api().supplier.calls).toEqual([]);
  });
});
