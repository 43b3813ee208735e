/**
 * Judges what the simulated Twilio answers by Twilio's own description of its API. The description is Twilio's, so it is not
 * here: TWILIO_OPENAPI names the file, as for the test of what we send.
 */
import { describe, expect, test } from '@jest/globals';
import { basic } from '../lib/carriers/kit/rest-client.ts';
import { TWILIO_CREDENTIALS } from '../simulators/twilio/account.ts';
import { makeTwilioSimulator } from '../simulators/twilio/simulator.ts';
import { readTwilioOpenApi, TWILIO_OPENAPI_FILE } from './support/carriers/twilio-openapi.ts';
import { MASK } from './support/numbers/masks.ts';

const { accountSid, apiKeySid, apiKeySecret } = TWILIO_CREDENTIALS;
const ACCOUNT = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;

const makeAsk = () => {
  const { handle } = makeTwilioSimulator();
  return async (method: string, path: string, form?: Readonly<Record<string, string>>, password?: string) => {
    const request = { method, url: `${ACCOUNT}${path}` };
    const headers = { authorization: basic(apiKeySid, password ?? apiKeySecret) };
    const body = form === undefined ? {} : { body: new URLSearchParams(form) };
    const answer = await handle(new Request(request.url, { method, headers, ...body }));
    const text = await answer.text();
    return { request, status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
  };
};

const SETTINGS = {
  FriendlyName: 'callmask:0123456789abcdef:+14155550123',
  VoiceUrl: 'https://mask.example.com/calls/twilio',
  VoiceMethod: 'POST',
  VoiceFallbackUrl: 'https://fallback.example.com/',
  VoiceFallbackMethod: 'GET',
};

type Asked = Awaited<ReturnType<ReturnType<typeof makeAsk>>>;

/** Every operation that the simulator has, on numbers that are set in every way. */
const everyAnswer = async (): Promise<readonly Asked[]> => {
  const ask = makeAsk();
  const bought = await ask('POST', '/IncomingPhoneNumbers.json', { PhoneNumber: MASK, ...SETTINGS });
  const number = `/IncomingPhoneNumbers/${bought.json.sid}.json`;
  return [
    bought,
    await ask('POST', '/IncomingPhoneNumbers.json', { AreaCode: '212' }),
    await ask('GET', '/IncomingPhoneNumbers.json'),
    await ask('GET', '/IncomingPhoneNumbers.json?PageSize=2'),
    await ask('GET', `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(MASK)}`),
    await ask('GET', '/IncomingPhoneNumbers.json?FriendlyName=nobody'),
    await ask('GET', number),
    await ask('POST', number, { StatusCallback: 'https://mask.example.com/ended', VoiceUrl: '' }),
    await ask('POST', number, { VoiceApplicationSid: `AP${'1'.repeat(32)}` }),
    await ask('POST', number, { TrunkSid: `TK${'1'.repeat(32)}` }),
    await ask('DELETE', number),
    await ask('GET', '/AvailablePhoneNumbers.json'),
    await ask('GET', '/AvailablePhoneNumbers/US.json'),
    await ask('GET', '/AvailablePhoneNumbers/US/Local.json?AreaCode=415&PageSize=30'),
    await ask('GET', '/AvailablePhoneNumbers/CA/Local.json'),
    await ask('GET', '/AvailablePhoneNumbers/US/TollFree.json'),
    await ask('GET', '/AvailablePhoneNumbers/GB/Mobile.json'),
    await ask('GET', '/AvailablePhoneNumbers/DE/Local.json'),
  ];
};

const REFUSED: readonly (readonly [status: number, code: number, ask: Parameters<Asker>])[] = [
  [401, 20003, ['GET', '/IncomingPhoneNumbers.json', undefined, 'wrong']],
  [404, 20404, ['GET', `/IncomingPhoneNumbers/PN${'9'.repeat(32)}.json`]],
  [404, 20404, ['DELETE', `/IncomingPhoneNumbers/PN${'9'.repeat(32)}.json`]],
  [404, 20404, ['GET', '/Nothing.json']],
  [405, 20004, ['DELETE', '/IncomingPhoneNumbers.json']],
  [400, 21421, ['POST', '/IncomingPhoneNumbers.json', { PhoneNumber: 'none' }]],
  [400, 21422, ['POST', '/IncomingPhoneNumbers.json', { PhoneNumber: '+14155550190' }]],
  [400, 21631, ['POST', '/IncomingPhoneNumbers.json', { PhoneNumber: '+493023125001' }]],
  [400, 21402, ['POST', '/IncomingPhoneNumbers.json', { PhoneNumber: MASK, VoiceUrl: 'nowhere' }]],
  [400, 21403, ['POST', '/IncomingPhoneNumbers.json', { PhoneNumber: MASK, VoiceMethod: 'PATCH' }]],
];

type Asker = ReturnType<typeof makeAsk>;

/** The description has no refusals; the documentation of errors gives all of them one shape. */
test.each(REFUSED)(
  'a refusal by %i has the code %i, and the shape of all refusals',
  async (status, code, asked) => {
    const answer = await makeAsk()(...asked);
    expect(answer).toMatchObject({
      status,
      json: { status, code, message: expect.any(String), more_info: expect.stringMatching(/^https:/) },
    });
    expect(Object.keys(answer.json).sort()).toEqual(['code', 'message', 'more_info', 'status']);
  },
);

const describeWithTwilio = TWILIO_OPENAPI_FILE === '' ? describe.skip : describe;

describeWithTwilio('by the description of Twilio (skipped unless TWILIO_OPENAPI names its file)', () => {
  const openapi = TWILIO_OPENAPI_FILE === '' ? undefined : readTwilioOpenApi(TWILIO_OPENAPI_FILE);

  test('every answer of the simulator is one of Twilio’s', async () => {
    const judged = (await everyAnswer()).map(({ request, status, json }) => ({
      asked: `${request.method} ${request.url.replace(ACCOUNT, '')}`,
      flaws: openapi?.flawsOfAnswer(request, status, json),
    }));
    expect(judged.filter(({ flaws }) => flaws?.length !== 0)).toEqual([]);
  });
});
