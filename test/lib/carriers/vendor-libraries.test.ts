import { generateKeyPairSync, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Decision } from '../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { signalwireProtocol } from '../../../lib/carriers/signalwire/protocol.ts';
import { telnyxProtocol } from '../../../lib/carriers/telnyx/protocol.ts';
import { twilioProtocol } from '../../../lib/carriers/twilio/protocol.ts';
import { formBody, SIGNALWIRE_LIBRARY, TWILIO_LIBRARY } from '../../support/calls/signed-carriers.ts';
import { e164 } from '../../support/numbers/masks.ts';

const require = createRequire(import.meta.url);

const KEY = 'an-invented-key';
const FORM = 'application/x-www-form-urlencoded';

const post = (url: string, body: string, headers: Readonly<Record<string, string>>): WebhookRequest => ({
  method: 'POST',
  url,
  parameters: {},
  query: {},
  headers: { 'content-type': FORM, ...headers },
  body: Buffer.from(body),
});

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z]{1,8}$/),
  fc.constantFrom('To', 'From', 'é', '+1 415', '👋'),
);
const form = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/),
  fc.oneof(word, fc.array(word, { minLength: 2, maxLength: 3 })),
  { maxKeys: 6, noNullPrototype: true },
);
const url = fc.constantFrom(
  'https://mask.example.com/calls/twilio',
  'https://mask.example.com:443/calls/twilio',
  'http://mask.example.com/calls/twilio',
  'https://mask.example.com/prod/calls/twilio/after/a.b.c?event=dial',
);

describe.each([
  ['Twilio', twilioProtocol, TWILIO_LIBRARY, 'x-twilio-signature'],
  ['SignalWire', signalwireProtocol, SIGNALWIRE_LIBRARY, 'x-signalwire-signature'],
] as const)('the library of %s', (_vendor, protocol, library, header) => {
  test('judges as we do, whatever was signed and whatever arrives', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(
        form,
        url,
        form,
        url,
        fc.boolean(),
        fc.boolean(),
        (given, at, otherForm, otherUrl, isOther, isElsewhere) => {
          const signature = library.getExpectedTwilioSignature(KEY, at, given);
          const parameters = isOther ? otherForm : given;
          const address = isElsewhere ? otherUrl : at;
          const request = post(address, formBody(parameters), { [header]: signature });
          const verdict = protocol.authenticate({ request, secret: { keys: [KEY] }, nowSeconds: 0 });
          verdicts.add(verdict);
          expect(verdict === 'genuine').toBe(library.validateRequest(KEY, signature, address, parameters));
        },
      ),
      { numRuns: 400 },
    );
    expect(verdicts).toEqual(new Set(['genuine', 'not-ours']));
  });
});

interface TelnyxLibrary {
  readonly TelnyxWebhook: new (
    publicKey: string,
  ) => { readonly verify: (body: string, headers: Readonly<Record<string, string>>) => Promise<void> };
}

test('the library of Telnyx judges as we do, at its own time, which is now', async () => {
  const { TelnyxWebhook }: TelnyxLibrary = require('../../../node_modules/telnyx/lib/webhooks.js');
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const nowSeconds = Math.floor(Date.now() / 1000);
  const verdicts = new Set<string>();
  const age = fc.constantFrom(0, 100, -100, 1000, -1000);
  await fc.assert(
    fc.asyncProperty(form, form, fc.boolean(), age, async (given, other, isOther, secondsAgo) => {
      const timestamp = String(nowSeconds - secondsAgo);
      const signed = Buffer.from(`${timestamp}|${formBody(given)}`);
      const headers = {
        'telnyx-timestamp': timestamp,
        'telnyx-signature-ed25519': sign(null, signed, pair.privateKey).toString('base64'),
      };
      const body = formBody(isOther ? other : given);
      const theirs = await new TelnyxWebhook(publicKey).verify(body, headers).then(
        () => 'genuine',
        () => 'not-ours',
      );
      const request = post('https://mask.example.com/calls/telnyx', body, headers);
      const ours = telnyxProtocol.authenticate({ request, secret: { keys: [publicKey] }, nowSeconds });
      verdicts.add(ours);
      expect(ours).toBe(theirs);
    }),
    { numRuns: 200 },
  );
  expect(verdicts).toEqual(new Set(['genuine', 'not-ours']));
});

interface Say {
  readonly say: (attributes: object, text: string) => void;
}

interface VoiceResponse extends Say {
  readonly dial: (attributes: object) => { readonly number: (attributes: object, number: string) => void };
  readonly gather: (attributes: object) => Say;
  readonly reject: (attributes: object) => void;
  readonly hangup: () => void;
}

/** Twilio’s own writer of documents, which knows only what Twilio reads. */
const built = (write: (response: VoiceResponse) => void): string => {
  const Builder = require('twilio/lib/twiml/VoiceResponse.js') as new () => VoiceResponse;
  const response = new Builder();
  write(response);
  return String(response);
};

const LINK = (event: string) => `https://mask.example.com/calls/twilio/after/a.b.c?event=${event}&x=<">`;
const ENGLISH = { language: 'en-US' };
const CONNECT: Decision = {
  kind: 'connect',
  to: [e164('+12025550177')],
  callerId: e164('+12025550199'),
  ringSeconds: 20,
  limitSeconds: 3600,
  answer: 'press-1',
};
const DIAL = {
  callerId: '+12025550199',
  timeLimit: 3600,
  timeout: 20,
  answerOnBridge: true,
  action: LINK('dial'),
  method: 'POST',
};
const GATHER = { numDigits: 1, timeout: 8, action: LINK('accept'), method: 'POST' };

const DOCUMENTS: readonly (readonly [Decision, (response: VoiceResponse) => void])[] = [
  [CONNECT, (response) => response.dial(DIAL).number({ url: LINK('screen') }, '+12025550177')],
  [{ ...CONNECT, answer: 'direct' }, (response) => response.dial(DIAL).number({}, '+12025550177')],
  [{ kind: 'refuse', reason: 'unknown-mask' }, (response) => response.reject({ reason: 'rejected' })],
  [{ kind: 'refuse', reason: 'mask-call-rate' }, (response) => response.reject({ reason: 'busy' })],
  [
    { kind: 'say', sentence: 'call-failed' },
    (response) => {
      response.say(ENGLISH, SENTENCES['call-failed']);
      response.hangup();
    },
  ],
  [
    { kind: 'ask' },
    (response) => {
      response.gather(GATHER).say(ENGLISH, SENTENCES['press-1']);
      response.gather(GATHER).say(ENGLISH, SENTENCES['press-1']);
      response.hangup();
    },
  ],
  [{ kind: 'hang-up' }, (response) => response.hangup()],
  [{ kind: 'bridge' }, () => undefined],
];

test.each(DOCUMENTS)('Twilio’s own library writes %j as we do', (decision, write) => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    parseTagValue: false,
    processEntities: true,
  });
  const { body } = twilioProtocol.write(decision, { after: LINK });
  expect(XMLValidator.validate(body)).toBe(true);
  expect(parser.parse(body)).toEqual(parser.parse(built(write)));
});
