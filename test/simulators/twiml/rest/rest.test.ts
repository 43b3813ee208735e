import { describe, expect, test } from '@jest/globals';
import { BOTH, BOUGHT, CARRIERS, makeHarness } from '../harness.ts';

const NUMBERS = '/IncomingPhoneNumbers.json';

describe.each(BOTH)('the REST API of %s', (carrier) => {
  const { root, login, other } = CARRIERS[carrier];
  const basic = (username: string, password: string) => ({
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
  });

  test.each([
    ['no credentials', {}],
    ['a wrong password', basic(login.username, 'wrong')],
    ['the login of another account', basic(other.username, other.password)],
  ])('%s are not authorized', async (_what, init) => {
    const answer = await makeHarness(carrier).ask('GET', `${root}/Accounts/${login.sid}${NUMBERS}`, init);
    expect([answer.status, answer.json['code']]).toEqual([401, 20003]);
  });

  test.each([
    ['GET', `/Accounts/${login.sid}/Nonsense.json`, 404, 20404],
    ['GET', `/Accounts/${login.sid}/IncomingPhoneNumbers`, 404, 20404],
    ['GET', '/Nonsense/1.json', 404, 20404],
    ['GET', '', 404, 20404],
    ['PUT', `/Accounts/${login.sid}${NUMBERS}`, 405, 20004],
  ])('%s %s answers %i', async (method, path, status, code) => {
    const init = basic(login.username, login.password);
    const answer = await makeHarness(carrier).ask(method, `${root}${path}`, init);
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });

  test('a path outside the API is a 404', async () => {
    const { ask } = makeHarness(carrier);
    for (const path of ['/v1/applications', `${root}x/Accounts.json`, '/api/other', '/']) {
      expect((await ask('GET', path)).json['code']).toBe(20404);
    }
  });

  test('a body that is not a form has no fields', async () => {
    const answer = await makeHarness(carrier).ask('POST', `${root}/Accounts/${login.sid}${NUMBERS}`, {
      headers: { ...basic(login.username, login.password).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ PhoneNumber: BOUGHT }),
    });
    expect(answer.json['code']).toBe(21421);
  });

  test('a request for the account itself proves the credentials', async () => {
    const { ask } = makeHarness(carrier);
    const path = `${root}/Accounts/${login.sid}.json`;
    expect((await ask('GET', path, basic(login.username, login.password))).json).toMatchObject({
      sid: login.sid,
      status: 'active',
    });
  });

  test.each([
    [429, 20429],
    [401, 20003],
    [404, 20404],
    [503, 20500],
  ])('a fault of status %i has the body that the carrier would give it', async (status, code) => {
    const { order, rest, buy } = makeHarness(carrier);
    const match = `POST ${root}/Accounts/*/IncomingPhoneNumbers.json`;
    await order('faults', { match, status });
    expect((await buy()).json).toMatchObject({ code, status });
    await order('faults', { match, status, after: true });
    expect((await buy()).status).toBe(status);
    const found = await rest('GET', `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(BOUGHT)}`);
    expect(found.json['incoming_phone_numbers']).toHaveLength(1);
  });

  test('a malformed fault is refused with an example', async () => {
    const { order } = makeHarness(carrier);
    expect((await order('faults', { match: 'x' })).json['error']).toMatch(`POST ${root}/Accounts/`);
  });
});

test('Twilio also accepts the account SID with the auth token', async () => {
  const { ask } = makeHarness('twilio');
  const { sid, signingKey } = CARRIERS.twilio.login;
  const headers = { authorization: `Basic ${btoa(`${sid}:${signingKey}`)}` };
  expect((await ask('GET', `/2010-04-01/Accounts/${sid}.json`, { headers })).status).toBe(200);
});
