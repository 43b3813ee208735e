import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { e164, makeMask } from '../../support/numbers/masks.ts';
import { makeTestClient, startTestTable, type TestTable } from '../../support/table/table.ts';
import { type Ask, expectAllSeen, makeAsk, statusesOf } from './api.ts';

const STOCK = Array.from({ length: 60 }, (_, index) => `+141555501${String(index).padStart(2, '0')}` as E164);
const WRITTEN_NUMBER = '+1 415 555 0199';
const MASK_ONLY = { capabilities: { ...CAPABILITIES, callerIds: ['mask'] } } as const;
const HUGE = { number: WRITTEN_NUMBER, label: 'x'.repeat(20_000) };

let table: TestTable;
let ask: Ask;
const carrier = makeFakeSupplier({ stock: STOCK });

beforeAll(async () => {
  table = await startTestTable();
  ask = makeAsk({ table, supplier: carrier });
});
afterAll(() => table.stop());

const create = (key: string, body: unknown = { number: WRITTEN_NUMBER }) =>
  ask('POST /masks', { headers: { 'Idempotency-Key': key }, body });

/** Buys a mask and gives what names it in a path. */
const bought = async (key: string) => {
  const { status, body } = await create(key);
  expect(status).toBe(201);
  return { mask: String(body['mask']) };
};

/** The table as an earlier, unfinished step left it. */
const insertMask = async (state: Mask['state'], mask: string) => {
  const number = e164(mask);
  const id = `msk_${state}` as Mask['id'];
  await makeDynamodbStore(table).insert(makeMask({ id, mask: number, number, state }));
  return { mask };
};

describe('POST /masks', () => {
  test('buys, repeats its answer, and refuses the same key for something else', async () => {
    const first = await create('first', {
      number: '(415) 555-0199',
      country: 'us',
      label: 'Ann',
      expiresAt: '2026-12-31T12:00:00+01:00',
    });
    expect([
      first.status,
      await create('first', { number: WRITTEN_NUMBER, label: 'Ann', expiresAt: '2026-12-31T11:00:00Z' }),
    ]).toEqual([201, first]);
    expect((await create('first')).status).toBe(422);
  });

  test.each([
    ['a number that nobody can have', { body: { number: '+1 415 555 267' } }],
    ['a number that may not be masked', { body: { number: '+1 876 555 0123' } }],
    ['a field that it does not know', { body: { number: WRITTEN_NUMBER, colour: 'red' } }],
    ['a body that is no JSON', { body: '{' }],
    ['a body that does not say what it is', { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['a key with a blank in it', { body: { number: WRITTEN_NUMBER }, headers: { 'idempotency-key': 'a b' } }],
  ])('refuses %s', async (_, options) => {
    expect((await ask('POST /masks', options)).status).toBe(400);
  });

  test('refuses what is too large, and what has no stock', async () => {
    expect((await create('huge', HUGE)).status).toBe(413);
    const empty = makeAsk({ table, supplier: makeFakeSupplier() });
    expect((await empty('POST /masks', { body: { number: WRITTEN_NUMBER } })).status).toBe(409);
  });

  test('refuses a mask as a number, and more masks than one number or one day may have', async () => {
    const { mask } = await bought('quota');
    const strict = (quotas: { masksPerNumber?: number; masksPerDay?: number }) =>
      makeAsk({ table, supplier: carrier, ...quotas })('POST /masks', { body: { number: WRITTEN_NUMBER } });
    expect(
      await statusesOf([
        ask('POST /masks', { body: { number: mask } }),
        strict({ masksPerNumber: 1 }),
        strict({ masksPerDay: 1 }),
      ]),
    ).toEqual([400, 409, 429]);
    expect((await strict({ masksPerDay: 1 })).headers['retry-after']).toBe(String(12 * 60 * 60));
  });

  test('refuses a second worker for one key', async () => {
    const gate = Promise.withResolvers<void>();
    const candidates = () => gate.promise.then(() => STOCK.slice(50));
    const slow = makeAsk({ table, supplier: { ...carrier, candidates } });
    const options = { headers: { 'idempotency-key': 'twice' }, body: { number: WRITTEN_NUMBER } };
    const both = [slow('POST /masks', options), slow('POST /masks', options)];
    expect((await Promise.race(both)).headers['retry-after']).toBe('5');
    gate.resolve();
    expect((await statusesOf(both)).sort()).toEqual([201, 409]);
  });

  test('says that the carrier delivers later, and that it wants an address', async () => {
    const order = async () => 'pending' as const;
    const waiting = makeAsk({ table, supplier: { ...carrier, order } });
    expect((await waiting('POST /masks', { body: { number: WRITTEN_NUMBER } })).status).toBe(202);
    const refuse = () => Promise.reject(new Problem('regulatory-requirement', 'Invented for this test.'));
    const strict = makeAsk({ table, supplier: { ...carrier, order: refuse } });
    expect((await strict('POST /masks', { body: { number: WRITTEN_NUMBER } })).status).toBe(409);
  });

  test('refuses a connection that there is none of, and a caller who cannot be shown', async () => {
    const ofNone = { number: WRITTEN_NUMBER, connection: 'none' };
    const masked = makeAsk({ table, supplier: carrier, connected: MASK_ONLY });
    expect(
      await statusesOf([
        ask('POST /masks', { body: ofNone }),
        masked('POST /masks', { body: { number: WRITTEN_NUMBER, callerId: 'caller' } }),
      ]),
    ).toEqual([422, 422]);
  });

  test('says that the mask of an old key is gone', async () => {
    await ask('DELETE /masks/{mask}', { parameters: await bought('gone') });
    expect((await create('gone')).status).toBe(410);
  });

  test.each([
    ['carrier-failed', 502],
    ['carrier-refused', 502],
    ['carrier-timeout', 504],
  ] as const)('answers %s with %i', async (code, status) => {
    const candidates = () => Promise.reject(new Problem(code, 'Invented for this test.'));
    const failing = makeAsk({ table, supplier: { ...carrier, candidates } });
    expect((await failing('POST /masks', { body: { number: WRITTEN_NUMBER } })).status).toBe(status);
  });
});

test('GET /masks lists page by page', async () => {
  await Promise.all([bought('list-1'), bought('list-2')]);
  const page = await ask('GET /masks', { query: { number: '+14155550199', limit: '1' } });
  expect(page.body['masks']).toHaveLength(1);
  expect((await ask('GET /masks', { query: { cursor: String(page.body['cursor']) } })).status).toBe(200);
  expect((await ask('GET /masks', { query: { nummer: '1' } })).status).toBe(400);
});

test('GET /masks/{mask} shows', async () => {
  const parameters = await bought('show');
  const others = [{ mask: '+12125550100' }, { mask: 'x' }];
  expect(
    await statusesOf([parameters, ...others].map((p) => ask('GET /masks/{mask}', { parameters: p }))),
  ).toEqual([200, 404, 400]);
});

test('PATCH /masks/{mask} changes', async () => {
  const parameters = await bought('change');
  const change = (options: Parameters<Ask>[1]) => ask('PATCH /masks/{mask}', { parameters, ...options });
  const { headers } = await change({ body: { label: 'Ben', expiresAt: null } });
  const type = { 'content-type': 'application/merge-patch+json' };
  expect(
    (await change({ headers: { 'if-match': String(headers['etag']), ...type }, body: { callerId: 'mask' } }))
      .status,
  ).toBe(200);
  const answers = [
    change({ headers: { 'if-match': String(headers['etag']) }, body: {} }),
    change({ body: { number: 5 } }),
    change({ body: { number: '+1 876 555 0123' } }),
    change({ body: HUGE }),
    change({ parameters: { mask: '+12125550100' }, body: {} }),
    change({ parameters: await insertMask('releasing', '+12125550101'), body: {} }),
  ];
  expect(await statusesOf(answers)).toEqual([412, 400, 400, 413, 404, 409]);
  const masked = makeAsk({ table, supplier: carrier, connected: MASK_ONLY });
  const shown = masked('PATCH /masks/{mask}', { parameters, body: { callerId: 'caller' } });
  expect((await shown).status).toBe(422);
  const strict = makeAsk({ table, supplier: carrier, masksPerNumber: 1 });
  const other = await strict('POST /masks', { body: { number: '+1 415 555 0198' } });
  const full = strict('PATCH /masks/{mask}', { parameters, body: { number: '+1 415 555 0198' } });
  expect(other.status).toBe(201);
  expect(await statusesOf([change({ body: { number: parameters.mask } }), full])).toEqual([400, 409]);
});

test('DELETE /masks/{mask} releases', async () => {
  const parameters = await bought('release');
  const release = () => Promise.reject(new Problem('carrier-timeout', 'Invented for this test.'));
  const failing = makeAsk({ table, supplier: { ...carrier, release } });
  expect((await failing('DELETE /masks/{mask}', { parameters })).body['state']).toBe('releasing');
  expect((await ask('DELETE /masks/{mask}', { parameters })).status).toBe(204);
  const others = [parameters, { mask: 'x' }, await insertMask('ordering', '+12125550102')];
  expect(await statusesOf(others.map((p) => ask('DELETE /masks/{mask}', { parameters: p })))).toEqual([
    404, 400, 409,
  ]);
});

const MANAGED = [
  'POST /masks',
  'GET /masks',
  'GET /masks/{mask}',
  'PATCH /masks/{mask}',
  'DELETE /masks/{mask}',
];

test('GET /carriers lists the connections, and says so when our own code breaks', async () => {
  const broken = makeAsk({
    table,
    supplier: { ...carrier, check: () => Promise.reject(new TypeError('x')) },
  });
  expect(await statusesOf([ask('GET /carriers'), broken('GET /carriers')])).toEqual([200, 500]);
  expectAllSeen('/carriers');
});

test.each(MANAGED)('%s says so when the table or our own code breaks', async (route) => {
  const client = DynamoDBDocumentClient.from(makeTestClient('http://127.0.0.1:1'));
  const options = {
    parameters: await bought(`broken ${route}`.replaceAll(' ', '-')),
    body: { number: WRITTEN_NUMBER },
  };
  const withoutTable = makeAsk({ table: { client, name: 'none' }, supplier: carrier });
  const withoutClock = makeAsk({ table, supplier: carrier, nowSeconds: () => JSON.parse('') });
  expect(await statusesOf([withoutTable, withoutClock].map((broken) => broken(route, options)))).toEqual([
    503, 500,
  ]);
});

test('nothing is documented that was not seen here', () => {
  expectAllSeen('/masks', '/masks/{mask}/blocks');
});
