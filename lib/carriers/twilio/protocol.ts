import { readSigningSecret } from '../kit/signing-secret.ts';
import { makeFormProtocol } from '../twiml/calls/form-protocol.ts';
import { makeAuthenticate } from '../twiml/calls/signature.ts';

/** How Twilio asks where a call goes: a form, answered with TwiML. */
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
    // Who calls is shown without the passport of the first half of the call, so it is not known how that is attested.
    attestation: { mask: 'A' },
    limitSeconds: { least: 1, most: 14_400 },
    ringSeconds: { least: 5, most: 600 },
  },
});
