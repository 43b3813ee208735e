import { describe, expect, test } from '@jest/globals';
import type { ChoosingSupplier, Near, NumberSupplier } from '../../../../lib/carriers/supplier.ts';
import type { E164 } from '../../../../lib/phone/e164.ts';
import type { ScriptedAnswer } from '../../../support/carriers/tropo-account.ts';
import { askSupplier } from '../../../support/carriers/tropo-account.ts';
import { e164, MASK } from '../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const SAN_FRANCISCO: Near = { country: 'US', callingCode: '1', areaCode: '415' };
const AMERICA: Near = { country: 'US', callingCode: '1' };
const BRITAIN: Near = { country: 'GB', callingCode: '44' };
const LONDON = e164('+442079460123');

const hrefOf = (number: string): string =>
  `https://api.tropo.com/v1/applications/123456/addresses/number/${number}`;
const bought = (number: string): ScriptedAnswer => ({ json: { href: hrefOf(number) } });
const address = (number: string) => ({ type: 'number', href: hrefOf(number), number });
const NO_STOCK = { status: 503, json: { error: 'no numbers available for the parameters specified' } };
const NOT_FOUND = { status: 404, json: { error: 'not found' } };
const OWN = '/v1/applications/123456/addresses';

describe('candidates', () => {
  const ask = (near: Near) => (supplier: NumberSupplier) => supplier.candidates(near, signal);

  test.each([
    [SAN_FRANCISCO, '1415'],
    [AMERICA, '1'],
    [BRITAIN, '44'],
  ])('near %j are asked for by the prefix %s, which has no +', async (near, prefix) => {
    const { requests } = await askSupplier([{ json: [] }], ask(near));
    expect(requests).toEqual([`GET /v1/addresses?available&prefix=${prefix}`]);
  });

  test('are the numbers on offer, and nothing else of the list', async () => {
    const list = [
      {
        ...address('+14155550123'),
        city: 'San Francisco',
        smsEnabled: true,
        displayNumber: '+1 415-555-0123',
      },
      { type: 'number', prefix: '1415', number: '4155550124' },
      { type: 'sip', address: '9990123456@sip.tropo.com' },
      { type: 'number', number: 'none' },
      null,
    ];
    const { result } = await askSupplier([{ json: list }], ask(SAN_FRANCISCO));
    expect(result).toEqual(['+14155550123', '+14155550124']);
  });

  test.each([[NO_STOCK], [{ json: [] }]])('%j means that there are none', async (answer) => {
    expect((await askSupplier([answer], ask(SAN_FRANCISCO))).result).toEqual([]);
  });
});

describe('an order', () => {
  const ask = (number: E164) => (supplier: NumberSupplier) => supplier.order(number, signal);

  test.each([
    [MASK, '4155550123'],
    [LONDON, '442079460123'],
  ])('of %s names the number as the documentation writes it: %s', async (number, spelled) => {
    const { result, requests } = await askSupplier([bought(number)], ask(number));
    expect(result).toBe('bought');
    expect(requests).toEqual([`POST ${OWN} {"type":"number","number":"${spelled}"}`]);
  });

  test.each([
    'https://api.tropo.com/v1/applications/123456/addresses/number/+14155550123',
    'http://api.tropo.com/v1/applications/123456/addresses/number/14155550123',
    'http://api.tropo.com/v1/applications/123456/addresses/number/4155550123',
    'http://api.tropo.com/provisioning/applications/123456/addresses/number/4155550123',
    'https://api.tropo.com/v1/applications/123456/addresses/number/%2B14155550123',
  ])('is done when the href says so: %s', async (href) => {
    expect((await askSupplier([{ json: { href } }], ask(MASK))).result).toBe('bought');
  });

  test.each([NO_STOCK, { status: 503, text: '' }, { status: 409, text: '<html>' }])(
    'of a number that is gone is taken, once the account agrees: %j',
    async (answer) => {
      const lookUp = [NOT_FOUND, { json: [] }, { json: [] }];
      expect((await askSupplier([answer, ...lookUp], ask(MASK))).result).toBe('taken');
    },
  );

  test.each([NO_STOCK, { status: 503, text: '<html>' }])(
    'of a number that is ours by then is done, whatever was said: %j',
    async (answer) => {
      expect((await askSupplier([answer, { json: address(MASK) }], ask(MASK))).result).toBe('bought');
    },
  );

  test.each([
    bought('+14155550199'),
    { json: { href: 'https://api.tropo.com/' } },
    { json: {} },
    { json: [] },
    { text: '' },
    { text: '<html>OK</html>' },
    { text: '{"href": "https://api.tro' },
  ])('whose answer %j says nothing is looked up', async (answer) => {
    const { result, requests } = await askSupplier([answer, { json: address(MASK) }], ask(MASK));
    expect(result).toBe('bought');
    expect(requests[1]).toBe(`GET ${OWN}/number/+14155550123`);
  });

  test.each([
    ['nowhere', [NOT_FOUND, { json: [] }, { json: [] }]],
    ['on another application', [NOT_FOUND, { json: [] }, { json: [address(MASK)] }]],
  ])('that is found %s then is unclear, not done', async (_where, lookUp) => {
    const { result } = await askSupplier([{ json: {} }, ...lookUp], ask(MASK));
    expect(result).toMatchObject({ code: 'carrier-failed' });
  });
});

describe('an order by place', () => {
  const ask = (near: Near) => (supplier: ChoosingSupplier) => supplier.orderNear(near, signal);

  test.each([
    [SAN_FRANCISCO, '1415', '+14155550123', '+14155550123'],
    [SAN_FRANCISCO, '1415', '4155550123', '+14155550123'],
    [AMERICA, '1', '14155550123', '+14155550123'],
    [BRITAIN, '44', '+442079460123', '+442079460123'],
    [BRITAIN, '44', '442079460123', '+442079460123'],
    [BRITAIN, '44', '2079460123', '+442079460123'],
  ])('near %j sends the prefix %s and reads %s from the href', async (near, prefix, inHref, number) => {
    const { result, requests } = await askSupplier([bought(inHref), { json: address(number) }], ask(near));
    expect(result).toBe(number);
    expect(requests).toEqual([
      `POST ${OWN} {"type":"number","prefix":"${prefix}"}`,
      `GET ${OWN}/number/${number}`,
    ]);
  });

  test('whose href names a number that we do not have is unclear', async () => {
    const lookUp = [NOT_FOUND, { json: [address('+14155550123')] }, { json: [] }];
    const { result } = await askSupplier([bought('+14155550199'), ...lookUp], ask(AMERICA));
    expect(result).toMatchObject({ code: 'carrier-failed' });
  });

  test('503 means that there is no stock', async () => {
    expect((await askSupplier([NO_STOCK], ask(AMERICA))).result).toBe('no-stock');
  });

  test.each([{ json: {} }, { json: { href: 'x/none' } }, { text: '<html>' }, { text: '' }])(
    'that does not say which number it became is unclear: %j',
    async (answer) => {
      expect((await askSupplier([answer], ask(AMERICA))).result).toMatchObject({ code: 'carrier-failed' });
    },
  );
});

describe('looking a number up', () => {
  const ask = (supplier: NumberSupplier) => supplier.find(MASK, signal);

  test.each([
    ['on our application', [{ json: address(MASK) }], { number: MASK, isManaged: true }],
    ['on another', [NOT_FOUND, { json: [] }, { json: [address(MASK)] }], { number: MASK, isManaged: false }],
    [
      'in our list alone',
      [NOT_FOUND, { json: [address(MASK)] }, { json: [] }],
      { number: MASK, isManaged: true },
    ],
    [
      'in our list, behind a page that names no number',
      [{ text: '<html>' }, { json: [address(MASK)] }, { json: [] }],
      { number: MASK, isManaged: true },
    ],
    [
      'nowhere, whatever a page that names another number may say',
      [{ json: address('+14155550199') }, { json: [] }, { json: [] }],
      'not-in-account',
    ],
    ['nowhere', [NOT_FOUND, { json: [] }, { json: [address('+14155550199')] }], 'not-in-account'],
  ])('finds it %s', async (_where, answers, found) => {
    expect((await askSupplier(answers, ask)).result).toEqual(found);
  });

  test('a wrong application id is not taken for "not ours"', async () => {
    const { result } = await askSupplier([NOT_FOUND, NOT_FOUND], ask);
    expect(result).toMatchObject({ code: 'carrier-refused', carrierStatus: 404 });
  });

  test('a failure is a failure', async () => {
    expect((await askSupplier([{ status: 500 }], ask)).result).toMatchObject({ code: 'carrier-failed' });
  });
});

test('what the account has is each number once, and which of them hang on our application', async () => {
  const ours = [address('+14155550123'), { type: 'token', token: 'a' }];
  const all = [address('+14155550123'), { type: 'number', prefix: '1415', number: '4155550199' }];
  const { result, requests } = await askSupplier([{ json: ours }, { json: all }], (supplier) =>
    supplier.owned(signal),
  );
  expect(requests).toEqual([`GET ${OWN}`, 'GET /v1/addresses']);
  expect(result).toEqual([
    { number: '+14155550123', isManaged: true },
    { number: '+14155550199', isManaged: false },
  ]);
});

describe('a release', () => {
  const ask = (supplier: NumberSupplier) => supplier.release(MASK, signal);

  test('is a DELETE with the + as it is', async () => {
    const { result, requests } = await askSupplier([{ json: { message: 'delete successful' } }], ask);
    expect(result).toBe('released');
    expect(requests).toEqual([`DELETE ${OWN}/number/+14155550123`]);
  });

  test('that is answered with a page is looked up', async () => {
    const page = { text: '<html>OK</html>' };
    expect((await askSupplier([page, { json: address(MASK) }], ask)).result).toMatchObject({
      code: 'carrier-failed',
    });
    expect((await askSupplier([page, NOT_FOUND, { json: [] }, { json: [] }], ask)).result).toBe('was-gone');
  });

  test('of a number that the whole account does not know was done before', async () => {
    const { result } = await askSupplier([NOT_FOUND, NOT_FOUND, { json: [] }, { json: [] }], ask);
    expect(result).toBe('was-gone');
  });

  test.each([
    [
      'the number hangs on another application',
      [NOT_FOUND, { json: [] }, { json: [address(MASK)] }],
      'another application',
    ],
    ['the application id is wrong', [NOT_FOUND, NOT_FOUND], "application's id"],
  ])('is not taken for done when %s', async (_why, lookUp, words) => {
    const { result } = await askSupplier([NOT_FOUND, ...lookUp], ask);
    expect(result).toMatchObject({ code: 'carrier-refused', detail: expect.stringContaining(words) });
  });

  test('is unclear when the number is not to be deleted and yet there', async () => {
    const { result } = await askSupplier([NOT_FOUND, { json: address(MASK) }], ask);
    expect(result).toMatchObject({ code: 'carrier-failed' });
  });
});
