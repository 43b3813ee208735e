import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callReference, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { BODY_FORMS } from '../../support/calls/events.ts';
import type { Address } from '../../support/calls/transfer.ts';
import { makeTransfer, post, putKey, putMask } from '../../support/calls/transfer.ts';
import { ACCOUNT, makeResult, makeSession, SESSION_ID } from '../../support/calls/tropo-events.ts';
import { NOW_SECONDS } from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const ENDED = 'a-key-that-ended-just-now';
const LONG_ENDED = 'a-key-that-ended-long-ago';
const BOUND = 'a-key-bound-to-an-account';

const ticketFor = (key: string) =>
  writeCallTicket({ mask: ownedMask().id, call: callReference(SESSION_ID) }, key);

let table: TestTable;

beforeAll(async () => {
  table = await startTestTable();
  await putMask(table, ownedMask());
  await putKey(table);
  await putKey(table, { endsAtSeconds: NOW_SECONDS }, ENDED);
  await putKey(table, { endsAtSeconds: NOW_SECONDS - 4 * 3600 }, LONG_ENDED);
  await putKey(table, { account: ACCOUNT }, BOUND);
});
afterAll(() => table.stop());

/** Byte for byte what API Gateway answers where there is no route. */
const NOT_FOUND = {
  statusCode: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Not Found"}',
};

describe.each(BODY_FORMS)('with a body in %s, nothing is there', (form) => {
  test.each<[string, unknown, Address]>([
    ['for a key that nobody made', makeSession(), { key: 'a-key-that-nobody-ever-made' }],
    ['for a key of no shape', makeSession(), { key: 'masks' }],
    ['for an empty key', makeSession(), { key: '' }],
    ['for a key that has ended', makeSession(), { key: ENDED }],
    ['for the key of another account', makeSession({ accountId: '1' }), { key: BOUND }],
    ['for broken JSON without a good key', '{"session":', { key: 'a-key-that-nobody-ever-made' }],
    ['for broken JSON with a key that has ended', '{"session":', { key: ENDED }],
    ['for a ticket that nobody made', makeResult(), { ticket: 'ticket' }],
    ['for the ticket of another key', makeResult(), { ticket: ticketFor(BOUND) }],
    ['for a result long after its key', makeResult(), { key: LONG_ENDED, ticket: ticketFor(LONG_ENDED) }],
  ])('%s, and only the log says so', async (_what, body, address) => {
    const { handler, lines } = makeTransfer(table);
    expect(await post(handler, body, form, address)).toEqual(NOT_FOUND);
    expect(lines.map(({ outcome }) => outcome)).toEqual([{ event: 'webhook-not-ours', status: 404 }]);
  });

  test.each<[string, unknown, Address]>([
    ['a result soon after its key ended', makeResult(), { key: ENDED, ticket: ticketFor(ENDED) }],
    ['a call of the account that its key is bound to', makeSession(), { key: BOUND }],
  ])('but not for %s', async (_what, body, address) => {
    expect(await post(makeTransfer(table).handler, body, form, address)).toMatchObject({ statusCode: 200 });
  });
});

describe.each(BODY_FORMS)('with a body in %s, what is larger than any event of a carrier', (form) => {
  const BOUND = 8 * 1024;
  const session = (bytes: number) => {
    const shorter = JSON.stringify(makeSession({ initialText: '' }));
    return JSON.stringify(makeSession({ initialText: 'x'.repeat(bytes - shorter.length) }));
  };

  test('is nothing, with a good key as with none', async () => {
    for (const key of [undefined, 'a-key-that-nobody-ever-made', '']) {
      const { handler, lines } = makeTransfer(table);
      const address = key === undefined ? {} : { key };
      expect(await post(handler, session(BOUND + 1), form, address)).toEqual(NOT_FOUND);
      expect(lines.map(({ outcome }) => outcome)).toEqual([
        { event: 'webhook-not-ours', problem: 'body-too-large', status: 404 },
      ]);
    }
  });

  test('in bytes, not in characters', async () => {
    const { handler } = makeTransfer(table);
    expect(
      await post(handler, JSON.stringify(makeSession({ initialText: '\u4f60'.repeat(BOUND / 3) })), form),
    ).toEqual(NOT_FOUND);
  });

  test('and as large as it may be it is answered', async () => {
    const { handler } = makeTransfer(table);
    expect(Buffer.byteLength(session(BOUND))).toBe(BOUND);
    expect(await post(handler, session(BOUND), form)).toMatchObject({ statusCode: 200 });
  });
});
