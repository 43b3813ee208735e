import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CapturedRequest } from '../../../cli/doctor/captured-request.ts';
import { judgeRequest } from '../../../cli/doctor/judge-request.ts';
import type { Judgement, RequestOrder } from '../../../cli/doctor/judgement.ts';
import type { Signing } from '../../../cli/doctor/signings.ts';
import { SIGNINGS } from '../../../cli/doctor/signings.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import type { Parameters, SignedCarrier } from '../../support/calls/signed-carriers.ts';
import {
  formBody,
  SIGNALWIRE,
  SIGNED_CARRIERS,
  SIGNING_KEYS,
  TELNYX,
  TWILIO,
} from '../../support/calls/signed-carriers.ts';
import { CALLER, NOW_SECONDS } from '../../support/numbers/masks.ts';

const PUBLIC_URL = 'https://masks.example.com/prod';

/** What the carrier has sent, and how it came in: a test changes one of the two, as the mistake does. */
interface Told {
  /** Where the carrier has sent it. */
  readonly asked?: (path: string) => string;
  readonly event?: string;
  readonly parameters?: Parameters;
  readonly by?: 'previous' | 'stranger';
  readonly atSeconds?: number;
  /** What arrived in place of what was sent. */
  readonly came?: (sent: CapturedRequest) => Partial<CapturedRequest>;
  readonly order?: Partial<RequestOrder>;
}

const judge = (one: SignedCarrier, told: Told = {}): Judgement => {
  const { carrier } = one;
  const path = `/calls/${carrier}${told.event === undefined ? '' : `/after/ticket?${told.event}`}`;
  const url = told.asked?.(path) ?? `${PUBLIC_URL}${path}`;
  const parameters = {
    CallSid: one.callId,
    AccountSid: one.account,
    From: CALLER,
    To: '+14155550123',
    CallStatus: 'ringing',
    FromCity: 'NEW YORK',
    ...told.parameters,
  };
  const body = formBody(parameters);
  const signed = one.sign({ url, parameters, body, atSeconds: told.atSeconds ?? NOW_SECONDS }, told.by);
  const { host } = new URL(url);
  const type = 'application/x-www-form-urlencoded';
  const sent = {
    method: 'POST',
    url,
    headers: { host, 'content-type': type, ...signed },
    body: Buffer.from(body),
  };
  const protocol = CALL_PROTOCOLS[carrier];
  if (protocol.provenBy !== 'signature') throw new Error('It signs nothing.');
  return judgeRequest({
    connection: carrier,
    protocol,
    signing: SIGNINGS[carrier] as Signing,
    signingSecret: one.secret(),
    apiSecret: { apiKeySid: 'SK0001', apiKeySecret: SIGNING_KEYS.stranger },
    publicUrl: PUBLIC_URL,
    nowSeconds: NOW_SECONDS,
    captured: { ...sent, ...told.came?.(sent) },
    ...told.order,
  });
};

const textOf = ({ body }: CapturedRequest): string => body.toString();

test.each(SIGNED_CARRIERS)('what $carrier has sent and nothing has changed is genuine', (one) => {
  expect(judge(one)).toEqual({
    verdict: expect.stringMatching(/^The signature matches: \w+ has sent the request/),
    advice: [],
    tried: ['the request as it is'],
    isGenuine: true,
  });
});

/** Mistakes with an address, or with parameters one by one. */
const OF_HMAC: readonly (readonly [name: string, told: Told, verdict: RegExp])[] = [
  [
    'http was asked',
    { asked: (path) => `http://masks.example.com/prod${path}` },
    /signed http:\/\/masks.example.com, and the public URL is https:.*: another scheme\./,
  ],
  ['a port was spelled', { asked: (path) => `https://masks.example.com:8443/prod${path}` }, /another port\./],
  [
    'another host was asked',
    { asked: (path) => `https://abc.execute-api.example.com/prod${path}` },
    /signed https:\/\/abc.execute-api.example.com, .*: another host\./,
  ],
  [
    'a proxy asked us under a host of our own',
    {
      asked: (path) => `https://cdn.example.com/prod${path}`,
      came: ({ url, headers }) => ({
        url: new URL(url).pathname,
        headers: { ...headers, host: 'origin.example.com', 'x-forwarded-host': 'cdn.example.com' },
      }),
    },
    /another host\./,
  ],
  [
    'a tunnel asked by http with a port',
    { asked: (path) => `http://tunnel.example.com:3000/prod${path}` },
    /another scheme and host and port/,
  ],
  [
    'the stage is missing at the carrier',
    { asked: (path) => `https://masks.example.com${path}` },
    /without \/prod, and the public URL has it/,
  ],
  [
    'another stage was asked',
    { asked: (path) => `https://masks.example.com/v1${path}` },
    /signed \/v1 before the path, and the public URL has \/prod/,
  ],
  [
    'a stage is too much at the carrier',
    { order: { publicUrl: 'https://masks.example.com' } },
    /signed \/prod before the path, and the public URL has nothing there/,
  ],
  [
    'a slash was at the end',
    { asked: (path) => `${PUBLIC_URL}${path}/`, came: ({ url }) => ({ url: url.slice(0, -1) }) },
    /a slash at its end/,
  ],
  ['two slashes were before the path', { asked: (path) => `${PUBLIC_URL}/${path}` }, /two slashes/],
  ['a proxy rewrites the path', { asked: () => 'https://masks.example.com/voice/in' }, /rewrites it/],
  [
    'the query was sorted',
    {
      event: 'event=dial&a=1',
      came: ({ url }) => ({ url: url.replace('event=dial&a=1', 'a=1&event=dial') }),
    },
    /another order/,
  ],
  [
    'the query was encoded anew',
    { event: 'event=dial&b=x%20y', came: ({ url }) => ({ url: url.replace('%20', '+') }) },
    /encoded anew/,
  ],
  [
    'the query was lost',
    { event: 'event=screen', came: ({ url }) => ({ url: url.replace(/\?.*/, '') }) },
    /query has been lost/,
  ],
  ['the query was added', { came: ({ url }) => ({ url: `${url}?utm=1` }) }, /signed no query/],
  [
    'the body is in base64',
    { came: ({ body }) => ({ body: Buffer.from(body.toString('base64')) }) },
    /still in base64/,
  ],
  [
    'the form became JSON',
    {
      came: ({ headers, ...sent }) => ({
        headers: { ...headers, 'content-type': 'application/json' },
        body: Buffer.from(
          JSON.stringify(Object.fromEntries(new URLSearchParams(textOf({ headers, ...sent })))),
        ),
      }),
    },
    /passed it on as JSON/,
  ],
  [
    'the type was lost',
    { came: ({ headers: { 'content-type': _, ...headers } }) => ({ headers }) },
    /but its Content-Type says something else/,
  ],
  [
    'an editor has put a line end behind it',
    { came: (sent) => ({ body: Buffer.from(`${textOf(sent)}\n`) }) },
    /ends with line breaks that the carrier did not send/,
  ],
  [
    'a + became a blank',
    { came: (sent) => ({ body: Buffer.from(textOf(sent).replaceAll('%2B', '+')) }) },
    /\+ before numbers has become a blank/,
  ],
  [
    'parameters were encoded twice',
    { came: (sent) => ({ body: Buffer.from(textOf(sent).replaceAll('%', '%25')) }) },
    /encoded twice/,
  ],
  [
    'letters were read as Latin-1',
    {
      parameters: { FromCity: 'Zürich' },
      came: (sent) => ({
        body: Buffer.from(
          new URLSearchParams(
            [...new URLSearchParams(textOf(sent))].map(([name, value]): [string, string] => [
              name,
              Buffer.from(value).toString('latin1'),
            ]),
          ).toString(),
        ),
      }),
    },
    /another encoding than UTF-8/,
  ],
  [
    'a value was trimmed',
    {
      parameters: { FromCity: 'NEW YORK ' },
      came: (sent) => ({ body: Buffer.from(textOf(sent).replace('YORK+', 'YORK')) }),
    },
    /Blanks around a value/,
  ],
  [
    'empty parameters were dropped',
    {
      parameters: { CallerName: '' },
      came: (sent) => ({ body: Buffer.from(textOf(sent).replace('&CallerName=', '')) }),
    },
    /Empty parameters have been dropped/,
  ],
  [
    'a parameter was added',
    { came: (sent) => ({ body: Buffer.from(`${textOf(sent)}&tenant=1`) }) },
    /has been added/,
  ],
  [
    'it was signed with what buys numbers',
    { by: 'stranger' },
    /signed with the apiKeySecret of the secret that buys numbers/,
  ],
  [
    'the signature was encoded anew',
    {
      came: ({ headers }) => ({
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name,
            name.endsWith('-signature') ? encodeURIComponent(value) : value,
          ]),
        ),
      }),
    },
    /header with the signature has been changed/,
  ],
];

describe.each([TWILIO, SIGNALWIRE])('of $carrier', (one) => {
  test.each(OF_HMAC)('%s: the mistake is named', (_name, told, verdict) => {
    const judgement = judge(one, told);
    expect(judgement.verdict).toMatch(verdict);
    expect(judgement.isGenuine).toBe(false);
    expect(judgement.advice).not.toEqual([]);
  });

  test('two mistakes at once are both named', () => {
    const { verdict } = judge(one, { asked: (path) => `http://masks.example.com${path}` });
    expect(verdict).toMatch(/another scheme\. And: The carrier has signed the path without \/prod/);
    const other = judge(one, {
      asked: (path) => `http://masks.example.com/prod${path}`,
      came: (sent) => ({ body: Buffer.from(`${textOf(sent)}&tenant=1`) }),
    });
    expect(other.verdict).toMatch(/another scheme\. And: A parameter has been added/);
  });

  test('a key with a line end around it is named', () => {
    const secret = JSON.stringify({
      ...JSON.parse(one.secret()),
      [one === TWILIO ? 'authToken' : 'signingKey']: `${SIGNING_KEYS.newest}\n`,
    });
    expect(judge(one, { order: { signingSecret: secret } }).verdict).toMatch(/around the key in the secret/);
  });

  test('a subaccount that shares the key is named', () => {
    expect(judge(one, { parameters: { AccountSid: 'another' } }).verdict).toMatch(/of another account/);
  });

  test('the key that is being replaced is as good as the newest', () => {
    const rotating = { signingSecret: one.secret('rotating') };
    expect(judge(one, { by: 'previous', order: rotating }).isGenuine).toBe(true);
  });
});

/** Mistakes where the bytes of the body are signed. */
const OF_BYTES: readonly (readonly [name: string, told: Told, verdict: RegExp])[] = [
  [
    'the body was written anew',
    { came: (sent) => ({ body: Buffer.from(textOf(sent).replaceAll('+', '%20')) }) },
    /parsed and written anew/,
  ],
  [
    'its codes became small letters',
    { came: (sent) => ({ body: Buffer.from(textOf(sent).replaceAll('%2B', '%2b')) }) },
    /parsed and written anew/,
  ],
  [
    'the form became JSON',
    {
      came: (sent) => ({
        body: Buffer.from(JSON.stringify(Object.fromEntries(new URLSearchParams(textOf(sent))))),
      }),
    },
    /passed it on as JSON/,
  ],
  [
    'the body is in base64',
    { came: ({ body }) => ({ body: Buffer.from(body.toString('base64')) }) },
    /still in base64/,
  ],
  [
    'an editor has put a line end behind it',
    { came: (sent) => ({ body: Buffer.from(`${textOf(sent)}\r\n`) }) },
    /ends with line breaks that the carrier did not send/,
  ],
  ['the body was lost', { came: () => ({ body: Buffer.from('') }) }, /none of the known mistakes/],
  ['the public key is another', { by: 'stranger' }, /none of the known mistakes/],
  [
    'the public key has another length',
    { order: { signingSecret: '{"publicKey":"c2hvcnQ="}' } },
    /not 32 bytes in base64/,
  ],
  [
    'the timestamp is missing',
    { came: ({ headers: { 'telnyx-timestamp': _, ...headers } }) => ({ headers }) },
    /no header telnyx-timestamp/,
  ],
  [
    'the signature was encoded anew',
    {
      came: ({ headers }) => ({
        headers: {
          ...headers,
          'telnyx-signature-ed25519': encodeURIComponent(String(headers['telnyx-signature-ed25519'])),
        },
      }),
    },
    /header with the signature has been changed/,
  ],
];

describe('of telnyx', () => {
  test.each(OF_BYTES)('%s: the mistake is named', (_name, told, verdict) => {
    const judgement = judge(TELNYX, told);
    expect(judgement.verdict).toMatch(verdict);
    expect(judgement.isGenuine).toBe(false);
    expect(judgement.advice).not.toEqual([]);
  });

  test.each([
    [-420, '7 minutes ago'],
    [+1200, '20 minutes from now'],
    [-3 * 86_400, '72 hours ago'],
  ])('a signature is right, and its time is %d seconds off: how far is told', (seconds, words) => {
    const { verdict, advice, isGenuine } = judge(TELNYX, { atSeconds: NOW_SECONDS + seconds });
    expect(verdict).toMatch(/^The signature matches/);
    expect(advice).toEqual([expect.stringContaining(`signed ${words}. A signature is valid for 5 minutes`)]);
    expect(isGenuine).toBe(false);
  });

  test('another address, which is not signed, is no mistake', () => {
    expect(judge(TELNYX, { asked: (path) => `http://other.example.com${path}` }).isGenuine).toBe(true);
  });

  test('parameters in alphabetical order are reported, though their first order is lost', () => {
    const sorted = judge(TELNYX, {
      came: (sent) => {
        const form = new URLSearchParams(textOf(sent));
        form.sort();
        return { body: Buffer.from(form.toString()) };
      },
    });
    expect(sorted.verdict).toMatch(/none of the known mistakes/);
    expect(sorted.advice).toContainEqual(
      expect.stringContaining('a proxy or framework has parsed and sorted them'),
    );
  });

  test('a time that is none is told', () => {
    const { advice } = judge(TELNYX, {
      came: ({ headers }) => ({ headers: { ...headers, 'telnyx-timestamp': 'soon' } }),
    });
    expect(advice).toContainEqual('The header telnyx-timestamp is not a time in seconds.');
  });
});

test('a request of another carrier is told apart from one without a signature', () => {
  const headers = TWILIO.sign({ url: PUBLIC_URL, parameters: {}, body: '' });
  expect(judge(SIGNALWIRE, { came: () => ({ headers }) }).verdict).toMatch(/none of the known mistakes/);
  expect(judge(TELNYX, { came: () => ({ headers }) }).verdict).toBe(
    'The request has the signature of another carrier: Twilio.',
  );
  expect(judge(TWILIO, { came: () => ({ headers: {} }) }).verdict).toBe(
    'The request has no header x-twilio-signature.',
  );
});

test('where no mistake is found, what looks strange is told', () => {
  const { advice } = judge(TWILIO, {
    by: 'previous',
    parameters: { AccountSid: 'AC2' },
    order: { signingSecret: JSON.stringify({ accountSid: TWILIO.account, authToken: 'SK0001' }) },
    came: ({ headers }) => ({
      method: 'GET',
      url: '/voice',
      headers: { ...headers, 'x-twilio-signature': 'abc' },
    }),
  });
  expect(advice.join('\n')).toMatch(/the only one that we answer/);
  expect(advice.join('\n')).toMatch(/not sent to \/calls\/twilio/);
  expect(advice.join('\n')).toMatch(/one of the values in the secret that buys numbers/);
  expect(advice.join('\n')).toMatch(/has 28 characters, and this one has 3/);
  expect(judge(TWILIO, { by: 'previous' }).advice.join('\n')).toMatch(/does not look like the auth token/);
  expect(judge(TWILIO, { by: 'previous', parameters: { AccountSid: 'AC2' } }).advice.join('\n')).toMatch(
    /a subaccount signs with a key of its own/,
  );
  expect(
    judge(TWILIO, { by: 'previous', came: () => ({ body: Buffer.from('') }) }).advice.join('\n'),
  ).toMatch(/has no body/);
});

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('%', '%zz', '%2B1', '+1 415', '{"a":1}', '\r\n'),
);

test.each(SIGNED_CARRIERS)('whatever $carrier is said to have sent, there is a verdict', (one) => {
  fc.assert(
    fc.property(word, word, word, (query, body, signature) => {
      const { verdict } = judge(one, {
        came: ({ url, headers }) => ({
          url: `${url}?${query}`,
          body: Buffer.from(body),
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [
              name,
              name.includes('signature') ? signature : value,
            ]),
          ),
        }),
      });
      expect(verdict).not.toBe('');
    }),
    { numRuns: 30 },
  );
});

test('no number and no secret is in what is said', () => {
  for (const one of SIGNED_CARRIERS) {
    for (const [, told] of [...OF_HMAC, ...OF_BYTES]) {
      const said = JSON.stringify(judge(one, told));
      expect(said).not.toMatch(/\d{10}/);
      for (const key of Object.values(SIGNING_KEYS)) expect(said).not.toContain(key);
    }
  }
});
