import { expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isTooLarge, webhookRequest } from '../../../functions/transfer/webhook-request.ts';
import { BODY_FORMS, makeEvent } from '../../support/calls/events.ts';

const path = '/calls/{connection}/after/{ticket}';
const ours = '/calls/twilio/after/a.b.c';

test.each([ours, `/prod${ours}`, `/v1/mapped${ours}`])(
  'of the path %s only what is ours is kept',
  (rawPath) => {
    const event = makeEvent({ method: 'POST', path, rawPath });
    expect(webhookRequest(event)).toMatchObject({ method: 'POST', url: ours });
  },
);

test('the query stays as it was written', () => {
  const event = { ...makeEvent({ method: 'POST', path, rawPath: ours }), rawQueryString: "b=%20&a='1'&b=+" };
  expect(webhookRequest(event).url).toBe(`${ours}?b=%20&a='1'&b=+`);
});

test('names of headers are in lower case, none of which pollutes anything', () => {
  const headers = JSON.parse('{"X-Twilio-Signature": "s", "__proto__": "x", "Content-Type": "t"}');
  const { headers: read } = webhookRequest({ ...makeEvent(), headers });
  expect(Object.entries(read)).toEqual([
    ['x-twilio-signature', 's'],
    ['__proto__', 'x'],
    ['content-type', 't'],
  ]);
  expect(Object.prototype).not.toHaveProperty('x');
});

test.each(BODY_FORMS)('a body in %s comes byte by byte', (form) => {
  const body = 'To=%2B14155550100&x=é';
  expect(webhookRequest(makeEvent({ body }, form)).body).toEqual(Buffer.from(body));
});

test('an event that is none makes a request that says nothing', () => {
  expect(webhookRequest({} as APIGatewayProxyEventV2)).toMatchObject({
    method: '',
    url: '/',
    parameters: {},
    query: {},
    body: Buffer.from(''),
  });
});

test.each<[string, Partial<APIGatewayProxyEventV2>]>([
  ['a path', { rawPath: 'a'.repeat(16 * 1024 + 1) }],
  ['a query', { rawQueryString: 'a'.repeat(16 * 1024 + 1) }],
  ['a header', { headers: { a: 'a'.repeat(16 * 1024) } }],
  ['headers', { headers: Object.fromEntries(Array.from({ length: 4096 }, (_, index) => [`h${index}`, ''])) }],
])('%s that no gateway passes on is too large', (_what, part) => {
  expect(isTooLarge({ ...makeEvent(), ...part })).toBe(true);
  expect(isTooLarge(makeEvent({ rawPath: 'a'.repeat(10_240) }))).toBe(false);
  expect(isTooLarge({} as APIGatewayProxyEventV2)).toBe(false);
});
