import type { CarrierName } from '../../lib/carriers/connection.ts';

export interface SecretContent {
  readonly description: string;
  /**
   * What CloudFormation writes when it makes the secret; the deployer puts the real values over it. Never change it: a
   * changed text would be written again at the next deployment, over the real values. Fields that may be left out are
   * not in it, because an empty one would be a key that everybody knows.
   */
  readonly notFilledIn: string;
  /** Why nothing rotates it. */
  readonly whyUnrotated: string;
}

interface CarrierSecrets {
  /** What numbers are bought with. */
  readonly api: SecretContent;
  /** What the carrier's signatures are checked with. Left out: it signs nothing. */
  readonly signing?: SecretContent;
}

/** An API could be asked for new ones, but only with credentials that may do far more than buy a number. */
const MADE_BY_HAND =
  'Whoever may sign in at the carrier makes these. Callmask is given nothing that could make new ones.';

const keptFor = (carrier: string, use: string, fields: string, notFilledIn: string): SecretContent => ({
  description: `${carrier}: what Callmask ${use} with: ${fields}`,
  notFilledIn,
  whyUnrotated: MADE_BY_HAND,
});

/** What a stack has to be told of an account, by its carrier. */
export const CARRIER_SECRETS: Readonly<Record<CarrierName, CarrierSecrets>> = {
  tropo: {
    api: {
      description: 'Tropo account that Callmask buys numbers with: {"username", "password", "applicationId"}',
      notFilledIn: '{"username":"","password":"","applicationId":""}',
      whyUnrotated: 'Tropo has no call that changes a password, so a rotation could only be done by hand.',
    },
  },
  twilio: {
    api: keptFor(
      'Twilio',
      'buys numbers',
      '{"accountSid", "apiKeySid", "apiKeySecret"}',
      '{"accountSid":"","apiKeySid":"","apiKeySecret":""}',
    ),
    signing: keptFor(
      'Twilio',
      'checks signatures',
      '{"accountSid", "authToken"}, and while the token is being changed "secondaryAuthToken"',
      '{"accountSid":"","authToken":""}',
    ),
  },
  signalwire: {
    api: keptFor(
      'SignalWire',
      'buys numbers',
      '{"space", "projectId", "apiToken"}',
      '{"space":"","projectId":"","apiToken":""}',
    ),
    signing: keptFor(
      'SignalWire',
      'checks signatures',
      '{"projectId", "signingKey"}, and while the key is being changed "previousSigningKey"',
      '{"projectId":"","signingKey":""}',
    ),
  },
  telnyx: {
    api: keptFor(
      'Telnyx',
      'buys numbers',
      '{"apiKey", "applicationId"}, the latter of the TeXML application',
      '{"apiKey":"","applicationId":""}',
    ),
    signing: keptFor(
      'Telnyx',
      'checks signatures',
      '{"publicKey"}, and while the key is being changed "previousPublicKey"',
      '{"publicKey":""}',
    ),
  },
};
