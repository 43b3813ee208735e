import { expect, test } from '@jest/globals';
import { checkFallbackUrl, checkVoiceUrl } from '../../../cli/doctor/check-addresses.ts';

const URL_OF_STACK = 'https://masks.example.com/prod/calls/twilio';

const tools = (answer: Response | Error, asked: unknown[] = []) => ({
  deadline: () => new AbortController().signal,
  fetch: (async (url, init) => {
    asked.push([url, init?.method]);
    if (answer instanceof Error) throw answer;
    return answer;
  }) as typeof fetch,
});

const status = (code: number): Response => new Response(null, { status: code });

test('an address that refuses requests without a signature is right, and its path is not printed', async () => {
  const asked: unknown[] = [];
  expect(await checkVoiceUrl(URL_OF_STACK, tools(status(404), asked)).look()).toBe(
    'https://masks.example.com answers, and refuses requests without a signature',
  );
  expect(asked).toEqual([[URL_OF_STACK, 'POST']]);
  await checkVoiceUrl('http://127.0.0.1:3000/calls/twilio', tools(status(404))).look();
});

test.each([
  [status(200), 'it answers a request without a signature (200)'],
  [status(308), 'it redirects (308)'],
  [status(403), 'something before us forbids it (403)'],
  [status(503), 'it answers 503'],
  [new Error('getaddrinfo'), 'it cannot be reached.'],
])('what is wrong with it is told: %p', async (answer, words) => {
  await expect(checkVoiceUrl(URL_OF_STACK, tools(answer)).look()).rejects.toThrow(words);
});

test.each(['http://masks.example.com/calls/twilio', 'http://127.0.0.1.example.com/calls/twilio'])(
  'without encryption it is wrong, and not asked: %s',
  async (url) => {
    const asked: unknown[] = [];
    await expect(checkVoiceUrl(url, tools(status(404), asked)).look()).rejects.toThrow('it is not https');
    expect(asked).toEqual([]);
  },
);

const document = (type: string, body: string, code = 200): Response =>
  new Response(body, { status: code, headers: { 'content-type': type } });

test.each(['GET', 'POST'] as const)('a fallback that answers %s with a document is right', async (method) => {
  const asked: unknown[] = [];
  const answer = document('text/xml; charset=utf-8', '<?xml version="1.0"?><Response><Hangup/></Response>');
  expect(await checkFallbackUrl('https://sorry.example.com/', method, tools(answer, asked)).look()).toContain(
    method,
  );
  expect(asked).toEqual([['https://sorry.example.com/', method]]);
});

test.each([
  document('text/html', '<Response/>'),
  document('text/xml', '<html/>'),
  document('text/xml', '<Response/>', 405),
])('one that does not is wrong: %#', async (answer) => {
  await expect(checkFallbackUrl('https://sorry.example.com/', 'GET', tools(answer)).look()).rejects.toThrow(
    'no document that a carrier understands, when asked by GET',
  );
});

test('one that cannot be reached is wrong', async () => {
  const check = checkFallbackUrl('https://sorry.example.com/', 'GET', tools(new Error('no')));
  await expect(check.look()).rejects.toThrow('it cannot be reached.');
});
