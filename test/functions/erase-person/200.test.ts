import { expect, test } from '@jest/globals';
import { CARRIER_FAILURE } from '../../support/carriers/fake-supplier.ts';
import { buy, expectProblem, inPath, jsonOf, useApi, withCaller } from '../../support/functions/api.ts';
import { e164, makeMask, NUMBER } from '../../support/numbers/masks.ts';

const api = useApi();

const NOTHING = { masks: 0, unconfirmed: 0, requests: 0, blocks: 0, formerSettings: 0, texts: 0, notes: 0 };

test('the masks of a person go back, and no row names the person any more', async () => {
  const one = await buy(api());
  const other = await buy(api(), { number: '+14155550101' });
  const { erase, block, show, supplier, rows, log } = api();
  await block(withCaller(one.mask, '+12125550187'));
  await block(withCaller(other.mask, NUMBER));
  const answer = await erase({ body: { number: '(415) 555-0100', country: 'US' } });
  expect(answer.statusCode).toBe(200);
  expect(jsonOf(answer)).toEqual({ ...NOTHING, masks: 1, requests: 1, blocks: 2 });
  expect(answer.body).not.toContain(one.mask.slice(1));
  expect(JSON.stringify(await rows())).not.toContain('4155550100');
  expect([...supplier.ours]).toEqual([other.mask]);
  expectProblem(await show(inPath(one.mask)), 'mask-unknown');
  expect((await show(inPath(other.mask))).statusCode).toBe(200);
  expect(log.lines.at(-3)).toMatchObject({
    outcome: {
      event: 'person-erased',
      counts: { ...NOTHING, masks: 1, requests: 1, blocks: 2 },
      isComplete: true,
    },
  });
});

test('the carrier fails: nothing names the person all the same, and the log says why it is not confirmed', async () => {
  await buy(api());
  const { erase, supplier, rows, log } = api();
  supplier.fail('release', 'before');
  const answer = await erase({ body: { number: NUMBER } });
  expect(answer.statusCode).toBe(200);
  expect(jsonOf(answer)).toMatchObject({ masks: 1, unconfirmed: 1 });
  expect(JSON.stringify(await rows())).not.toContain('4155550100');
  expect(log.lines.at(-1)).toMatchObject({
    outcome: { event: 'person-erased', counts: { unconfirmed: 1 } },
    cause: CARRIER_FAILURE,
  });
});

test.each(['+1 900 555 0100', '+44 20 7946 0000'])(
  'a number may be erased that may not be hidden, and nothing is left to do: %s',
  async (number) => {
    const answer = await api().erase({ body: { number } });
    expect([answer.statusCode, jsonOf(answer)]).toEqual([200, NOTHING]);
  },
);

test('a caller whose number is too new to be known can be blocked, and so erased', async () => {
  const { mask } = await buy(api());
  const { erase, block, rows } = api();
  await block(withCaller(mask, '+12345678'));
  expect(jsonOf(await erase({ body: { number: '+12345678' } }))).toEqual({ ...NOTHING, blocks: 1 });
  expect(JSON.stringify(await rows())).not.toContain('12345678');
});

test('the key of a erased request buys nothing', async () => {
  const options = { headers: { 'idempotency-key': 'one' }, body: { number: NUMBER } };
  await api().create(options);
  await api().erase({ body: { number: NUMBER } });
  expectProblem(await api().create(options), 'mask-released');
  expect([...api().supplier.ours]).toEqual([]);
});

test.each([
  ['+52 1 55 1234 5678', '+52 55 1234 5678'],
  ['+5511981234567', '+551181234567'],
])('a person is erased in either spelling of the line: %s, %s', async (one, other) => {
  const { mask } = await buy(api());
  const { erase, block, rows, store } = api();
  const caller = one.replaceAll(' ', '');
  await block(withCaller(mask, caller));
  await store.insert(makeMask({ mask: e164('+14155550199'), number: e164(caller) }));
  const answer = await erase({ body: { number: other } });
  expect(jsonOf(answer)).toMatchObject({ masks: 1, blocks: 1 });
  expect(JSON.stringify(await rows())).not.toMatch(/12345678|81234567/);
});
