import { readSigningSecret } from '../kit/signing-secret.ts';
import { makeFormProtocol } from '../twiml/calls/form-protocol.ts';
import { makeAuthenticate } from '../twiml/calls/signature.ts';

/** Twilio's call flow: a form, answered with TwiML. */
export const twilioProtocol = makeFormProtocol({
  parseSigningSecret: (text) =>
    readSigningSecret(text, { account: 'accountSid', key: 'authToken', otherKey: 'secondaryAuthToken' }),
  authenticate: makeAuthenticate({
    headers: ['x-twilio-signature'],
    repeated: (values) => [...new Set(values)].sort(),
  }),
  answersOnBridge: true,
  capabilities: {
    callerIds: ['caller', 'mask'],
    // A caller's number is shown without the passport of the incoming call, so its attestation is unknown.
    attestation: { mask: 'A' },
    limitSeconds: { least: 1, most: 14_400 },
    ringSeconds: { least: 5, most: 600 },
  },
});
