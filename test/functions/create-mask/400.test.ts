import { describe, expect, test } from '@jest/globals';
import { createMaskHandler } from '../../../functions/create-mask/handler.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';
import type { EventOptions } from '../../support/calls/events.ts';
import { BODY_FORMS, CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { buy, expectProblem, jsonOf, useApi } from '../../support/functions/api.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { NUMBER } from '../../support/numbers/masks.ts';

const api = useApi();

const BODIES: readonly (readonly [unknown, string | undefined])[] = [
  ['', undefined],
  ['{', undefined],
  ['number=%2B14155550100', undefined],
  ['{"number": "+14155550100",}', undefined],
  ['{"__proto__": {"number": "+14155550100"}}', undefined],
  ['{"number": "+14155550100", "__proto__": {}}', undefined],
  ['{"constructor": {"prototype": {}}}', undefined],
  ['null', '#'],
  ['[]', '#'],
  ['"+14155550100"', '#'],
  ['14155550100', '#'],
  ['true', '#'],
  [[{ number: NUMBER }], '#'],
  [{}, '#/number'],
  [{ number: null }, '#/number'],
  [{ number: 14_155_550_100 }, '#/number'],
  [{ number: [NUMBER] }, '#/number'],
  [{ number: '' }, '#/number'],
  [{ number: 'hello' }, '#/number'],
  [{ number: '4155550100' }, '#/number'],
  [{ number: '+1415555010' }, '#/number'],
  [{ number: '+99914155550100' }, '#/number'],
  [{ number: '1-800-FLOWERS', country: 'US' }, '#/number'],
  [{ number: '+14155550100 ext 7' }, '#/number'],
  [{ number: '9'.repeat(15_000) }, '#/number'],
  [{ number: NUMBER, country: 'America' }, '#/country'],
  [{ number: NUMBER, country: '' }, '#/country'],
  [{ number: NUMBER, country: 1 }, '#/country'],
  [{ number: NUMBER, callerId: NUMBER }, '#/callerId'],
  [{ number: NUMBER, answer: 'voicemail' }, '#/answer'],
  [{ number: NUMBER, answer: null }, '#/answer'],
  [{ number: NUMBER, callsPerMinute: 601 }, '#/callsPerMinute'],
  [{ number: NUMBER, callsPerMinute: 1.5 }, '#/callsPerMinute'],
  [{ number: NUMBER, expiresAt: 'tomorrow' }, '#/expiresAt'],
  [{ number: NUMBER, expiresAt: '2026-11-20T12:00:00Z' }, '#/expiresAt'],
  [{ number: NUMBER, expiresAt: '1999-01-01T00:00:00Z' }, '#/expiresAt'],
  [{ number: NUMBER, label: 'x'.repeat(101) }, '#/label'],
  [{ number: NUMBER, label: null }, '#/label'],
  [{ number: NUMBER, mask: NUMBER }, '#/mask'],
  [{ number: NUMBER, [NUMBER]: NUMBER }, '#'],
];

const expectRefused = async (options: EventOptions, at?: string, form?: 'base64' | 'plain') => {
  const { create, rows, supplier, log } = api();
  expectProblem(await create({ method: 'POST', ...options }, form), 'request-invalid', at);
  expect(await rows()).toEqual([]);
  expect(supplier.calls).toEqual([]);
  expect(log.lines).toMatchObject([{ outcome: { event: 'request-refused', problem: 'request-invalid' } }]);
};

test('a mask hides nobody', async () => {
  const { create, supplier } = api();
  const { mask } = await buy(api());
  expectProblem(await create({ body: { number: mask } }), 'number-not-allowed', '#/number');
  expect(supplier.ours.size).toBe(1);
});

describe.each(BODY_FORMS)('a %s body that is wrong: nothing stored, nothing bought', (form) => {
  test.each(BODIES)('%j is refused, and told where it is wrong', async (body, at) =>
    expectRefused({ body }, at, form),
  );
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
  'a body that is said to be %j',
  async (type) => expectRefused({ body: { number: NUMBER }, headers: { 'content-type': type } }),
);

test('no body', async () => {
  await expectRefused({ headers: { 'content-type': 'application/json' } });
});

test.each(['', 'two words', 'é', 'x'.repeat(256)])('the Idempotency-Key %j', async (key) => {
  await expectRefused({ body: { number: NUMBER }, headers: { 'idempotency-key': key } }, 'Idempotency-Key');
});

test('everything that is wrong with the fields is said at once', async () => {
  const answer = await api().create({ body: { number: 1, callerId: 'x', phone: NUMBER } });
  expect(jsonOf(answer)['errors']).toEqual([
    { at: '#/number', detail: 'must be a text, such as "+1 415 555 2671"' },
    { at: '#/callerId', detail: 'must be "caller" or "mask"' },
    { at: '#/phone', detail: 'is not a field of this request' },
  ]);
});

describe('a number that may not be masked: nothing stored, nothing bought', () => {
  test.each([
    [{ number: '911' }, 'emergency'],
    [{ number: '112', country: 'US' }, 'emergency'],
    [{ number: '+1911' }, 'emergency'],
    [{ number: '+1 900 555 0123' }, 'never masked'],
    [{ number: '+870 773 111 632' }, 'never masked'],
    [{ number: '+1 876 555 0123' }, 'is a number of JM'],
    [{ number: '+1 800 555 0123' }, 'is of the type toll-free'],
  ])('%j is refused, and told why', async (body, words) => {
    const { create, rows, supplier, log } = api();
    const answer = await create({ body });
    expectProblem(answer, 'number-not-allowed', '#/number');
    expect(jsonOf(answer)['detail']).toContain(words);
    expect(await rows()).toEqual([]);
    expect(supplier.calls).toEqual([]);
    expect(log.lines).toMatchObject([
      { outcome: { event: 'request-refused', problem: 'number-not-allowed' } },
    ]);
  });
});

test('a number is judged at the door: once the rule is stricter, a repeated request is refused, too', async () => {
  const { create, store, supplier, log, rows } = api();
  const request = { method: 'POST', body: { number: NUMBER }, headers: { 'idempotency-key': 'k' } };
  expect((await create(request)).statusCode).toBe(201);
  const before = await rows();
  const stricter = createMaskHandler({
    ...makeBuyingWith({ store, supplier }),
    makeIdempotencyKey: () => 'made',
    parseMaskable: makeParseMaskable(parseAllowList('CA')),
    log,
    nowMs: () => 0,
  });
  expectProblem(await stricter(makeEvent(request), CONTEXT), 'number-not-allowed', '#/number');
  expect(await rows()).toEqual(before);
});
