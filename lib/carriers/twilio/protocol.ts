import type { SignedProtocol } from '../carrier.ts';
import { readSigningSecret } from '../signing-secret.ts';
import { apology, makeWriteDocument } from '../twilio-style/documents.ts';
import { readMessage } from '../twilio-style/read-message.ts';
import { makeAuthenticate } from '../twilio-style/signature.ts';

const LIMIT_SECONDS = { least: 1, most: 14_400 };
const RING_SECONDS = { least: 5, most: 600 };

/** How Twilio asks where a call goes: a form, answered with TwiML. */
export const twilioProtocol: SignedProtocol = {
  provenBy: 'signature',
  read: readMessage,
  parseSigningSecret: (text) =>
    readSigningSecret(text, { account: 'accountSid', key: 'authToken', otherKey: 'secondaryAuthToken' }),
  authenticate: makeAuthenticate({
    headers: ['x-twilio-signature'],
    repeated: (values) => [...new Set(values)].sort(),
  }),
  write: makeWriteDocument({
    limitSeconds: LIMIT_SECONDS,
    ringSeconds: RING_SECONDS,
    answersOnBridge: true,
  }),
  apologise: apology,
  capabilities: {
    callerIds: ['caller', 'mask'],
    // Who calls is shown without the passport of the first half of the call, so it is not known how that is attested.
    attestation: { mask: 'A' },
    limitSeconds: LIMIT_SECONDS,
    ringSeconds: RING_SECONDS,
    answers: ['direct', 'press-1'],
  },
};
