import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { keyJson } from '../../../cli/keys/key-text.ts';
import type { RevocationOrder, RotationOrder } from '../../../cli/keys/run.ts';
import { listText, newKey, revokeKey, rotateKeys } from '../../../cli/keys/run.ts';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import { makeDynamodbRouteReader } from '../../../lib/table/calls/route-reader.ts';
import { webhookKeyToRow } from '../../../lib/table/rows.ts';
import { listKeys } from '../../../lib/table/webhook-keys.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';
import { PATIENT_READS } from '../../support/time/patience.ts';

const NOW_SECONDS = 1_795_176_000;
let table: TestTable | undefined;

beforeEach(async () => {
  await table?.stop();
  table = await startTestTable();
});

afterAll(() => table?.stop());

type Order = RevocationOrder & RotationOrder;

const VERBS = {
  new: newKey,
  rotate: rotateKeys,
  revoke: revokeKey,
  list: async ({ table, nowSeconds }: Order) => listText(await listKeys(table), nowSeconds),
} as const;

const run = async (verb: keyof typeof VERBS, order: Partial<Order> = {}): Promise<string> =>
  VERBS[verb]({
    table: table as TestTable,
    account: undefined,
    isAnyAccount: false,
    isLocal: false,
    hours: 24,
    digest: '',
    apiUrl: 'https://api.example.com/',
    nowSeconds: NOW_SECONDS,
    ...order,
  });

const keyIn = (text: string): string =>
  /https:\/\/api\.example\.com\/transfer\/([\w-]{32})\n?/.exec(text)?.[1] ?? '';

/** What the transfer function finds for a key. */
const found = async (key: string) => {
  const readRoute = makeDynamodbRouteReader({
    table: table as TestTable,
    elapsedMs: () => 0,
    hedge: PATIENT_READS,
  });
  const query = { call: undefined, connection: undefined, keyDigest: digestOfKey(key) };
  return (await readRoute(query)).webhookKey;
};

test('a new key is shown once, as the address that the carrier needs, and works', async () => {
  const key = keyIn(await run('new', { account: '12345' }));
  expect(await found(key)).toMatchObject({ connection: 'tropo', account: '12345' });
  expect(await run('list')).not.toContain(key);
});

test('the table never holds the key itself', async () => {
  const key = keyIn(await run('new', { isAnyAccount: true }));
  expect(await run('list')).toContain(digestOfKey(key).slice(0, 12));
  expect(JSON.stringify(await found(key))).not.toContain(key);
});

test('a key for every account is made only on request', async () => {
  await expect(run('new')).rejects.toThrow('Say --account ID, or --any-account, but not both.');
  await expect(run('new', { account: '1', isAnyAccount: true })).rejects.toThrow('but not both');
  expect(await run('list')).toBe('There is no key yet. Use keys new.');
});

test('a second new key is refused, because only a rotation loses no call', async () => {
  await run('new', { isAnyAccount: true });
  await expect(run('new', { isAnyAccount: true })).rejects.toThrow('Use keys rotate');
});

test('after a rotation both keys work, the old one until its time', async () => {
  const old = keyIn(await run('new', { account: '12345' }));
  const text = await run('rotate', { hours: 2 });
  const next = keyIn(text);
  expect(next).not.toBe(old);
  expect(await found(next)).toMatchObject({ account: '12345' });
  expect(await found(next)).not.toHaveProperty('endsAtSeconds');
  expect(await found(old)).toMatchObject({ endsAtSeconds: NOW_SECONDS + 7200 });
  expect(text).toContain('2026-11-20T14:00Z');
});

test('a key that was rotated before does not live longer by the next rotation', async () => {
  const first = keyIn(await run('new', { isAnyAccount: true }));
  await run('rotate', { hours: 1 });
  await run('rotate', { hours: 24 });
  expect(await found(first)).toMatchObject({ endsAtSeconds: NOW_SECONDS + 3600 });
});

test('a rotation may bind the next key to another account', async () => {
  await run('new', { isAnyAccount: true });
  expect(await found(keyIn(await run('rotate', { account: '777' })))).toMatchObject({ account: '777' });
});

/** A table whose n-th request is cut off: list, make the next key, end the old ones one by one. */
const breakingAt = (last: number): TestTable => {
  const whole = table as TestTable;
  let count = 0;
  const send = async (...args: Parameters<TestTable['client']['send']>) => {
    count += 1;
    if (count === last) throw new Error('cut off');
    return whole.client.send(...args);
  };
  return { ...whole, client: Object.create(whole.client, { send: { value: send } }) as TestTable['client'] };
};

test.each([1, 2, 3])(
  'a rotation cut off at request %i leaves the old key without an end, and rotating again completes it',
  async (last) => {
    const old = keyIn(await run('new', { account: '12345' }));
    await expect(run('rotate', { table: breakingAt(last) })).rejects.toThrow(
      last === 1 ? 'The table did not answer' : 'cut off',
    );
    expect(await found(old)).not.toHaveProperty('endsAtSeconds');
    const next = keyIn(await run('rotate'));
    expect(await found(next)).toMatchObject({ account: '12345' });
    expect((await run('list')).match(/good$/gm)).toHaveLength(1);
  },
);

test('a rotation between accounts that was cut off is not repeated without saying which it is to be', async () => {
  await run('new', { account: '12345' });
  const table3 = breakingAt(3);
  await expect(run('rotate', { isAnyAccount: true, table: table3 })).rejects.toThrow('cut off');
  const before = await run('list');
  for (const isLocal of [false, true]) {
    await expect(run('rotate', { isLocal })).rejects.toThrow('Say --account ID, or --any-account.');
  }
  expect(await run('list')).toBe(before);
  expect(await found(keyIn(await run('rotate', { account: '12345' })))).toMatchObject({ account: '12345' });
});

test('a rotation that is told wrongly ends no key and makes none', async () => {
  await run('new', { account: '12345' });
  const before = await run('list');
  for (const isLocal of [false, true]) {
    const order = { account: '1', isAnyAccount: true, isLocal };
    await expect(run('rotate', order)).rejects.toThrow('but not both');
  }
  expect(await run('list')).toBe(before);
});

test('there is nothing to rotate before there is a key', async () => {
  await expect(run('rotate')).rejects.toThrow('There is no key to rotate. Use keys new.');
});

test.each(['http://127.0.0.1:3000', 'http://localhost', 'http://[::1]:3000/', 'https://api.example.com'])(
  'the address under %s, where nobody listens in, is shown',
  async (apiUrl) => {
    const text = await run('new', { isAnyAccount: true, apiUrl });
    expect(text).toContain(`  ${apiUrl.replace(/\/$/, '')}/transfer/`);
  },
);

test('without the API’s address the path is shown, with a slot for it', async () => {
  expect(await run('new', { isAnyAccount: true, apiUrl: '' })).toMatch(/<ApiUrl>\/transfer\/[\w-]{32}/);
});

test('on this machine any account goes without saying, and an account may be said', async () => {
  const key = keyIn(await run('new', { isLocal: true }));
  expect(await found(key)).not.toHaveProperty('account');
  await expect(run('rotate', { isLocal: true, account: '1', isAnyAccount: true })).rejects.toThrow(
    'not both',
  );
  const next = keyIn(await run('rotate', { isLocal: true, account: '777' }));
  expect(await found(next)).toMatchObject({ account: '777' });
});

test('a revoked key ends at once, and the other goes on working', async () => {
  const old = keyIn(await run('new', { account: '12345' }));
  const next = keyIn(await run('rotate'));
  const text = await run('revoke', { digest: digestOfKey(old).slice(0, 8) });
  expect(text).toBe(
    'Revoked. Calls under this key stop within 60 s: a running function may remember the key until then.',
  );
  expect(await found(old)).toMatchObject({ endsAtSeconds: NOW_SECONDS, account: '12345' });
  expect(await found(next)).not.toHaveProperty('endsAtSeconds');
});

test('after the last key is revoked, the command says that no call gets through, and a new key can be made', async () => {
  const key = keyIn(await run('new', { isAnyAccount: true }));
  const digest = `${digestOfKey(key).slice(0, 12).toUpperCase()}…`;
  expect(await run('revoke', { digest })).toContain('no call gets through until you make one with keys new.');
  expect(await found(keyIn(await run('new', { account: '1' })))).toMatchObject({ account: '1' });
});

test('a key that has ended stays as it ended', async () => {
  const key = keyIn(await run('new', { account: '12345' }));
  const digest = digestOfKey(key);
  await run('revoke', { digest });
  const text = await run('revoke', { digest, nowSeconds: NOW_SECONDS + 3600 });
  expect(text).toMatch(
    /^That key has ended already: [0-9a-f]{12}… {2}account 12345 {2}ended 2026-11-20T12:00Z$/,
  );
  expect(await found(key)).toMatchObject({ endsAtSeconds: NOW_SECONDS });
});

test.each([
  ['', 'Say which key: the first 8 or more digits'],
  ['1234567', 'Say which key'],
  ['not-hexadecimal', 'Say which key'],
  ['00000000000000000000', 'No digest begins with these digits. See keys list.'],
])('nothing is revoked by %j', async (digest, words) => {
  const key = keyIn(await run('new', { isAnyAccount: true }));
  await expect(run('revoke', { digest })).rejects.toThrow(words);
  expect(await found(key)).not.toHaveProperty('endsAtSeconds');
});

test('nothing is revoked by digits with which more than one key begins', async () => {
  const { client, name } = table as TestTable;
  for (const digest of ['aaaaaaaa1', 'aaaaaaaa2']) {
    const Item = webhookKeyToRow(digest, { connection: 'tropo' });
    await client.send(new PutCommand({ TableName: name, Item }));
  }
  await expect(run('revoke', { digest: 'aaaaaaaa' })).rejects.toThrow(
    'More than one digest begins with these digits. See keys list.',
  );
  expect(await run('revoke', { digest: 'aaaaaaaa1' })).toContain('Revoked.');
});

test('the list says of each key whether it is good, until when, or since when it is not', async () => {
  const first = keyIn(await run('new', { account: '1' }));
  const second = keyIn(await run('rotate', { hours: 1 }));
  const third = keyIn(await run('rotate', { hours: 24 }));
  const lines = (await run('list', { nowSeconds: NOW_SECONDS + 7200 })).split('\n');
  const lineOf = (key: string) => lines.find((line) => line.startsWith(digestOfKey(key).slice(0, 12)));
  expect([first, second, third].map(lineOf)).toEqual([
    expect.stringMatching(/ {2}account 1 {2}ended 2026-11-20T13:00Z$/),
    expect.stringMatching(/ {2}account 1 {2}until 2026-11-21T12:00Z$/),
    expect.stringMatching(/ {2}account 1 {2}good$/),
  ]);
});

test('a key as data has its digest, and never the key', async () => {
  const first = keyIn(await run('new', { account: '1' }));
  const second = keyIn(await run('rotate', { hours: 1, isAnyAccount: true }));
  const all = await listKeys(table as TestTable);
  const data = all.map((key) => keyJson(key, NOW_SECONDS + 7200));
  expect(data.find(({ digest }) => digest === digestOfKey(first))).toEqual({
    digest: digestOfKey(first),
    account: '1',
    isGood: false,
    endsAt: '2026-11-20T13:00:00.000Z',
  });
  expect(data.find(({ digest }) => digest === digestOfKey(second))).toEqual({
    digest: digestOfKey(second),
    account: null,
    isGood: true,
    endsAt: null,
  });
});
