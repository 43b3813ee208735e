import { readSigningSecret } from '../kit/signing-secret.ts';
import { makeFormProtocol } from '../twiml/calls/form-protocol.ts';
import { makeAuthenticate } from '../twiml/calls/signature.ts';

/** SignalWire's call flow: a form, answered with cXML, which is nearly TwiML. */
export const signalwireProtocol = makeFormProtocol({
  parseSigningSecret: (text) =>
    readSigningSecret(text, { account: 'projectId', key: 'signingKey', otherKey: 'previousSigningKey' }),
  authenticate: makeAuthenticate({
    headers: ['x-signalwire-signature', 'x-twilio-signature'],
    repeated: (values) => values,
  }),
  answersOnBridge: true,
  capabilities: {
    callerIds: ['mask'],
    attestation: { mask: 'C' },
    limitSeconds: { least: 1, most: 14_400 },
    ringSeconds: { least: 5, most: 600 },
    callsPerSecond: 1,
  },
});
