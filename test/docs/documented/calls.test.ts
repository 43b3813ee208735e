import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { webhookKeyToRow } from '../../../lib/table/rows.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { startTestTable, type TestTable } from '../../support/table/table.ts';
import { type Ask, expectAllSeen, makeAsk, statusesOf } from './api.ts';

const KEY = 'a-key-of-32-characters-for-tests';

let table: TestTable;
let ask: Ask;

beforeAll(async () => {
  table = await startTestTable();
  ask = makeAsk({ table, supplier: makeFakeSupplier({ stock: ['+14155550123' as E164] }) });
  const Item = webhookKeyToRow(digestOfKey(KEY), { connection: 'tropo' });
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
});
afterAll(() => table.stop());

const call = (key: string, body: unknown) => ask('POST /transfer/{key}', { parameters: { key }, body });
const voice = (to: unknown) => ({ session: { id: 'call-1', from: { id: '4155550177' }, to } });

test.each([
  ['to an unknown mask', voice({ id: '2125550100' })],
  ['that is a text message', voice({ id: '4155550123', channel: 'TEXT' })],
  ['that was started over the API of the carrier', { session: { id: 'call-1' } }],
])('a call %s is answered', async (_, body) => {
  expect((await call(KEY, body)).status).toBe(200);
});

test('a call to a mask is connected, and its end is taken', async () => {
  await ask('POST /masks', { body: { number: '+1 415 555 0199' } });
  const { body } = await call(KEY, voice({ id: '4155550123' }));
  const [, { on }] = body['tropo'] as [unknown, { on: { next: string } }];
  const ticket = on.next.replace(/.*\/|\?.*/g, '');
  const route = 'POST /transfer/{key}/after/{ticket}';
  const end = (parameters: Record<string, string>, result: unknown) =>
    ask(route, { parameters, query: { event: 'incomplete' }, body: result });
  const busy = { result: { sessionId: 'call-1', state: 'ANSWERED', actions: { disposition: 'BUSY' } } };
  const answers = [
    end({ key: KEY, ticket }, busy),
    end({ key: KEY, ticket: 'x' }, busy),
    end({ key: KEY, ticket }, {}),
  ];
  expect(await statusesOf(answers)).toEqual([200, 404, 400]);
});

test('who has no key of ours finds nothing, and who has one is told what is wrong', async () => {
  expect(await statusesOf([call('x', {}), call(KEY, '{')])).toEqual([404, 400]);
});

test('nothing is documented that was not seen here', () => {
  expectAllSeen('/transfer');
});
