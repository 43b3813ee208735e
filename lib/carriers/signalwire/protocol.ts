import type { SignedProtocol } from '../carrier.ts';
import { readSigningSecret } from '../signing-secret.ts';
import { apology, makeWriteDocument } from '../twilio-style/documents.ts';
import { readMessage } from '../twilio-style/read-message.ts';
import { makeAuthenticate } from '../twilio-style/signature.ts';

const LIMIT_SECONDS = { least: 1, most: 14_400 };
const RING_SECONDS = { least: 5, most: 600 };

/** How SignalWire asks where a call goes: a form, answered with cXML, which is nearly TwiML. */
export const signalwireProtocol: SignedProtocol = {
  provenBy: 'signature',
  read: readMessage,
  parseSigningSecret: (text) =>
    readSigningSecret(text, { account: 'projectId', key: 'signingKey', otherKey: 'previousSigningKey' }),
  authenticate: makeAuthenticate({
    headers: ['x-signalwire-signature', 'x-twilio-signature'],
    repeated: (values) => values,
  }),
  write: makeWriteDocument({
    limitSeconds: LIMIT_SECONDS,
    ringSeconds: RING_SECONDS,
    answersOnBridge: true,
  }),
  apologise: apology,
  capabilities: {
    callerIds: ['mask'],
    attestation: { mask: 'C' },
    limitSeconds: LIMIT_SECONDS,
    ringSeconds: RING_SECONDS,
    answers: ['direct', 'press-1'],
    callsPerSecond: 1,
  },
};
