import { expect, test } from '@jest/globals';
import type { RestAccount } from '../../../../../lib/carriers/twiml/rest/client.ts';
import { makeSendToAccount } from '../../../../../lib/carriers/twiml/rest/client.ts';
import { Problem } from '../../../../../lib/errors/problem.ts';
import type { ScriptedRestAnswer } from '../../../../support/carriers/rest-accounts.ts';
import { recordingFetch, TWILIO_ACCOUNT } from '../../../../support/carriers/rest-accounts.ts';

const signal = new AbortController().signal;

const makeClient = (answers: readonly ScriptedRestAnswer[], account: RestAccount = TWILIO_ACCOUNT) => {
  const { fetch, sent } = recordingFetch(
    (_request, index) => answers[index] ?? new Error('not in the script'),
  );
  const reads: ('fresh' | undefined)[] = [];
  const send = makeSendToAccount({
    company: 'Twilio',
    signIn: 'API key',
    fetch,
    account: async (fresh) => {
      reads.push(fresh);
      return fresh === undefined ? account : { ...account, password: 'new' };
    },
  });
  return { send, sent, reads };
};

const basicOf = (password: string): string =>
  `Basic ${Buffer.from(`${TWILIO_ACCOUNT.username}:${password}`).toString('base64')}`;

test('a question has its query, Basic credentials and no body', async () => {
  const { send, sent } = makeClient([{ json: { a: 1 } }]);
  const answer = await send({ method: 'GET', path: '/X.json', query: { PhoneNumber: '+1 &?' }, signal });
  expect(answer).toEqual({ status: 200, json: { a: 1 } });
  expect(sent).toEqual([
    {
      method: 'GET',
      url: `https://api.twilio.com/2010-04-01/Accounts/${TWILIO_ACCOUNT.id}/X.json?PhoneNumber=%2B1+%26%3F`,
      headers: { accept: 'application/json', authorization: basicOf(TWILIO_ACCOUNT.password) },
      body: undefined,
    },
  ]);
});

test('a form is sent as one, empty values included', async () => {
  const { send, sent } = makeClient([{ status: 201 }]);
  await send({ method: 'POST', path: '/X.json', form: { A: 'ä&=+ ', B: '' }, signal });
  expect(sent[0]).toMatchObject({
    url: `https://api.twilio.com/2010-04-01/Accounts/${TWILIO_ACCOUNT.id}/X.json`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'A=%C3%A4%26%3D%2B+&B=',
  });
});

test('an account with odd characters stays one part of the path', async () => {
  const { send, sent } = makeClient([{}], { ...TWILIO_ACCOUNT, id: '../x?y' });
  await send({ method: 'GET', path: '/X.json', signal });
  expect(sent[0]?.url).toBe('https://api.twilio.com/2010-04-01/Accounts/..%2Fx%3Fy/X.json');
});

test('401 makes it read the credentials again, once, and repeat', async () => {
  const { send, sent, reads } = makeClient([{ status: 401 }, { json: [] }]);
  expect(await send({ method: 'GET', path: '/X.json', signal })).toEqual({ status: 200, json: [] });
  expect(reads).toEqual([undefined, 'fresh']);
  expect(sent.map(({ headers }) => headers['authorization'])).toEqual([
    basicOf(TWILIO_ACCOUNT.password),
    basicOf('new'),
  ]);
});

test('401 twice is a refusal that names what to correct, and not the account', async () => {
  const { send, sent } = makeClient([{ status: 401 }, { status: 401 }]);
  const error: unknown = await send({ method: 'GET', path: '/X.json', signal }).catch(
    (thrown: unknown) => thrown,
  );
  expect(sent).toHaveLength(2);
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({
    code: 'carrier-refused',
    detail: 'Twilio does not accept our API key. Correct what the secret holds.',
    carrierStatus: 401,
  });
});

test.each([
  ['in time', 'carrier-timeout', Object.assign(new Error('x'), { name: 'TimeoutError' })],
  ['before the connection ended', 'carrier-failed', new Error('socket hang up')],
])('no answer %s is %s, and nothing is sent again', async (_when, code, cause) => {
  const { send, sent } = makeClient([cause]);
  await expect(send({ method: 'GET', path: '/X.json', signal })).rejects.toMatchObject({ code, cause });
  expect(sent).toHaveLength(1);
});
