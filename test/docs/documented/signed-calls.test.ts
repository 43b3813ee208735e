import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SendOptions } from '../../support/calls/signed-calls.ts';
import { callParameters, signedEvent } from '../../support/calls/signed-calls.ts';
import { TWILIO } from '../../support/calls/signed-carriers.ts';
import { putMask } from '../../support/calls/transfer.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';
import type { Ask } from './api.ts';
import { expectAllSeen, makeAsk } from './api.ts';

let table: TestTable;
let ask: Ask;

beforeAll(async () => {
  table = await startTestTable();
  ask = makeAsk({ table, supplier: makeFakeSupplier() });
  await putMask(table, ownedMask({ connection: 'twilio', carrier: 'twilio', answer: 'press-1' }));
});
afterAll(() => table.stop());

const send = async (options: SendOptions = {}): Promise<string> => {
  const event = signedEvent(TWILIO, options);
  const { status, document } = await ask(event.routeKey, {
    rawPath: event.rawPath,
    parameters: event.pathParameters as Record<string, string>,
    query: (event.queryStringParameters ?? {}) as Record<string, string>,
    headers: event.headers as Record<string, string>,
    body: event.body,
  });
  return `${status} ${document}`;
};

test('a call is connected, offered, taken and ended', async () => {
  const connected = await send();
  const ticket = /\/after\/([^?]+)\?event=dial/.exec(connected)?.[1] ?? '';
  const later = (event: string, changes: object = {}) =>
    send({ ticket, event, parameters: callParameters(TWILIO, { ...changes }) });
  expect(connected).toContain('200 <?xml');
  expect(await later('screen')).toContain('<Gather');
  expect(await later('accept', { Digits: '1' })).toContain('<Response/>');
  expect(await later('dial', { DialCallStatus: 'busy' })).toContain('<Say');
  expect(await later('other')).toContain('400');
  expect(await send({ ticket: 'x', event: 'dial' })).toContain('404');
});

test('who has not signed finds nothing, and who has is told what is wrong', async () => {
  expect(await send({ signedBy: 'stranger' })).toContain('404');
  expect(await send({ parameters: { AccountSid: TWILIO.account } })).toContain('400');
});

test('nothing is documented that was not seen here', () => {
  expectAllSeen('/calls');
});
