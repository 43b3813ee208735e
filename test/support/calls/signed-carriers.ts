import { generateKeyPairSync, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import { NOW_SECONDS } from '../numbers/masks.ts';

const require = createRequire(import.meta.url);

interface TwilioWebhooks {
  readonly getExpectedTwilioSignature: (
    token: string,
    url: string,
    parameters: Readonly<Record<string, string | readonly string[]>>,
  ) => string;
  readonly validateRequest: (...given: readonly unknown[]) => boolean;
  readonly validateRequestWithBody: (...given: readonly unknown[]) => boolean;
}

/** The signature part of each vendor's own library, which does not load the rest. */
export const TWILIO_LIBRARY: TwilioWebhooks = require('twilio/lib/webhooks/webhooks.js');
export const SIGNALWIRE_LIBRARY: TwilioWebhooks = require('../../../node_modules/@signalwire/compatibility-api/lib/webhooks/webhooks.js');

export type Parameters = Readonly<Record<string, string | readonly string[]>>;

interface Sent {
  readonly url: string;
  readonly parameters: Parameters;
  readonly body: string;
  readonly atSeconds?: number;
}

/** A carrier that signs, with an account of its own, as the vendor's library has it sign. */
export interface SignedCarrier {
  readonly carrier: Exclude<CarrierName, 'tropo'>;
  readonly account: string;
  readonly callId: string;
  /** What the secret holds, with one key or, while it is replaced, with the one before as well. */
  readonly secret: (state?: 'rotating' | 'usual' | 'previous') => string;
  /** The headers of what was sent. @param by the key that signs; left out: the newest */
  readonly sign: (sent: Sent, by?: 'previous' | 'stranger') => Readonly<Record<string, string>>;
}

export const SIGNING_KEYS = {
  newest: 'an-invented-key-for-tests-0001',
  previous: 'an-invented-key-for-tests-0000',
  stranger: 'somebody-elses-invented-key',
};

const shared = (
  carrier: SignedCarrier['carrier'],
  [account, key, otherKey]: readonly [string, string, string],
  header: string,
  library: TwilioWebhooks,
): Pick<SignedCarrier, 'carrier' | 'secret' | 'sign'> & { readonly accountName: string } => ({
  carrier,
  accountName: account,
  secret: (state = 'usual') =>
    JSON.stringify({
      [account]: ACCOUNTS[carrier],
      [key]: state === 'previous' ? SIGNING_KEYS.previous : SIGNING_KEYS.newest,
      ...(state === 'rotating' && { [otherKey]: SIGNING_KEYS.previous }),
    }),
  sign: ({ url, parameters }, by) => ({
    [header]: library.getExpectedTwilioSignature(SIGNING_KEYS[by ?? 'newest'], url, parameters),
  }),
});

const ACCOUNTS = {
  twilio: 'AC00000000000000000000000000000001',
  signalwire: '00000000-0000-4000-8000-0000000000aa',
  telnyx: '00000000-0000-4000-8000-0000000000cc',
} as const;

const PAIRS = {
  newest: generateKeyPairSync('ed25519'),
  previous: generateKeyPairSync('ed25519'),
  stranger: generateKeyPairSync('ed25519'),
};

/** As the portal of Telnyx shows it: the last 32 bytes, in base64. */
export const telnyxPublicKey = (which: keyof typeof PAIRS): string =>
  PAIRS[which].publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

export const TELNYX: SignedCarrier = {
  carrier: 'telnyx',
  account: ACCOUNTS.telnyx,
  callId: 'v3:an-invented-call-of-telnyx',
  secret: (state = 'usual') =>
    JSON.stringify({
      publicKey: telnyxPublicKey(state === 'previous' ? 'previous' : 'newest'),
      ...(state === 'rotating' && { previousPublicKey: telnyxPublicKey('previous') }),
    }),
  sign: ({ body, atSeconds = NOW_SECONDS }, by) => ({
    'telnyx-timestamp': String(atSeconds),
    'telnyx-signature-ed25519': sign(
      null,
      Buffer.from(`${atSeconds}|${body}`),
      PAIRS[by ?? 'newest'].privateKey,
    ).toString('base64'),
  }),
};

export const TWILIO: SignedCarrier = {
  ...shared(
    'twilio',
    ['accountSid', 'authToken', 'secondaryAuthToken'],
    'x-twilio-signature',
    TWILIO_LIBRARY,
  ),
  account: ACCOUNTS.twilio,
  callId: 'CA00000000000000000000000000000001',
};

export const SIGNALWIRE: SignedCarrier = {
  ...shared(
    'signalwire',
    ['projectId', 'signingKey', 'previousSigningKey'],
    'x-signalwire-signature',
    SIGNALWIRE_LIBRARY,
  ),
  account: ACCOUNTS.signalwire,
  callId: '00000000-0000-4000-8000-000000000001',
};

/** All of them, by the name of the carrier, which is the name of the connection as well. */
export const SIGNED_CARRIERS: readonly SignedCarrier[] = [TWILIO, SIGNALWIRE, TELNYX];

/** Parameters as a form, in the order in which they are given. */
export const formBody = (parameters: Parameters): string =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  ).toString();
