import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BODY_FORMS } from '../../support/calls/events.ts';
import { makeTransfer, post, putKey } from '../../support/calls/transfer.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

let table: TestTable;

beforeAll(async () => {
  table = await startTestTable();
  await putKey(table);
});
afterAll(() => table.stop());

describe.each(BODY_FORMS)('with a body in %s', (form) => {
  test.each(['{"session":', '', 'null', '[]', '{}', '{"session":"text"}', '{"call":{}}', '\u0000'])(
    'who has the key is told what is wrong with %j',
    async (sent) => {
      const { handler, lines } = makeTransfer(table);
      const { statusCode, headers, body = '' } = await post(handler, sent, form);
      expect({ statusCode, headers }).toEqual({
        statusCode: 400,
        headers: { 'content-type': 'application/problem+json' },
      });
      expect(JSON.parse(body)).toMatchObject({
        type: 'urn:callmask:problem:request-invalid',
        status: 400,
        instance: 'request-1',
        errors: [{ at: '#', detail: expect.stringMatching(/Send /) }],
      });
      expect(lines).toMatchObject([
        { outcome: { event: 'webhook-invalid', problem: 'request-invalid', status: 400 } },
      ]);
    },
  );
});

test('a request without a body is one of them', async () => {
  const { statusCode } = await post(makeTransfer(table).handler, undefined, 'plain');
  expect(statusCode).toBe(400);
});
