import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { makeBridge } from '../../../local/server/bridge.ts';
import type { LateListener } from '../../../local/server/listen.ts';
import { listenLate } from '../../../local/server/listen.ts';
import type { TropoSimulator } from '../../../simulators/tropo/simulator.ts';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import { KEY } from '../../support/calls/call-world.ts';
import { makeTransfer, putKey, putMask } from '../../support/calls/transfer.ts';
import { CALLER, e164, NUMBER } from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

/** Masks of the same number; the carrier has sold them to us. */
const DIRECT = e164('+14155550123');
const PRESS_1 = e164('+14155550124');

let table: TestTable;
let api: LateListener;
let carrier: TropoSimulator;

beforeAll(async () => {
  table = await startTestTable();
  await putKey(table);
  await putMask(table, ownedMask({ mask: DIRECT }));
  await putMask(table, ownedMask({ mask: PRESS_1, answer: 'press-1' }));
  api = await listenLate(0, 'PORT');
  api.serve(makeBridge({ handlers: { transfer: makeTransfer(table).handler }, randomId: () => 'request' }));
  carrier = makeTropoSimulator({ voiceUrl: `${api.url}/transfer/${KEY}` });
  for (const mask of [DIRECT, PRESS_1]) await order(mask);
});
afterAll(async () => {
  await api.stop();
  await table.stop();
});

const ask = async (path: string, body: unknown): Promise<unknown> => {
  const authorization = `Basic ${Buffer.from('callmask:callmask').toString('base64')}`;
  const answer = await carrier.handle(
    new Request(`http://127.0.0.1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return answer.json();
};

const order = (number: string) =>
  ask('/v1/applications/123456/addresses', { type: 'number', number, channel: 'VOICE' });

const call = async (to: string, script: Readonly<Record<string, unknown>>) => {
  const done = (await ask('/simulator/calls', { from: CALLER, to, ...script })) as {
    readonly connectedTo?: string;
    readonly events: readonly { readonly event: string }[];
  };
  return { ...done, kinds: done.events.map(({ event }) => event) };
};

describe('a mask whose owner presses 1', () => {
  test('never connects a caller to a voicemail: its greeting may say the name that is hidden', async () => {
    const voicemail = await call(PRESS_1, { outcome: 'voicemail' });
    expect(voicemail).not.toHaveProperty('connectedTo');
    expect(voicemail.kinds).not.toContain('bridged');
    expect(JSON.stringify(voicemail.events)).toContain(SENTENCES['call-failed']);
  });

  test.each(['2', '#', '11'])('connects nobody who presses %s', async (keys) => {
    expect(await call(PRESS_1, { keys })).not.toHaveProperty('connectedTo');
  });

  test('connects nobody who presses nothing', async () => {
    expect(await call(PRESS_1, {})).not.toHaveProperty('connectedTo');
  });

  test('connects who presses 1, and the caller hears nothing before', async () => {
    const answered = await call(PRESS_1, { keys: '1' });
    expect(answered).toMatchObject({ connectedTo: NUMBER, callerIdShown: CALLER });
    expect(answered.kinds.indexOf('called-party-asked')).toBeLessThan(answered.kinds.indexOf('bridged'));
  });
});

test('a mask that connects directly reaches the voicemail: what docs/before-you-deploy.md warns of', async () => {
  expect(await call(DIRECT, { outcome: 'voicemail' })).toMatchObject({ connectedTo: NUMBER });
});
