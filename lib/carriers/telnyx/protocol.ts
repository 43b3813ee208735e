import type { CarrierEvent } from '../../calls/carrier-event.ts';
import { flawed } from '../../errors/flawed.ts';
import { readSigningSecret } from '../kit/signing-secret.ts';
import type { SigningSecret, WebhookRequest } from '../protocol.ts';
import { makeFormProtocol } from '../twiml/calls/form-protocol.ts';
import { readEvent } from '../twiml/calls/read-event.ts';
import { authenticate, publicKeyOf } from './signature.ts';

/** Telnyx's call flow: a form of a TeXML application, answered with TeXML, which is nearly TwiML. */
export const telnyxProtocol = makeFormProtocol({
  read: (request) => readTexml(request),
  parseSigningSecret: (text) => parseSigningSecret(text),
  authenticate,
  answersOnBridge: false,
  capabilities: {
    callerIds: ['caller', 'mask'],
    attestation: { caller: 'B', mask: 'A' },
    limitSeconds: { least: 60, most: 14_400 },
    ringSeconds: { least: 5, most: 120 },
  },
});

/** Telnyx signs only the body, so no parameter is read from the query. */
const readTexml = (request: WebhookRequest): CarrierEvent => {
  if (request.method !== 'POST') {
    throw flawed('#', 'not sent by POST. Set the voice method of the TeXML application to POST.');
  }
  if (isJson(request)) {
    throw flawed(
      '#',
      'an event of Call Control or messaging. Calls have to come from a TeXML application: make one in the Telnyx portal, and give the number to it.',
    );
  }
  return readEvent(request);
};

const isJson = ({ headers, body }: WebhookRequest): boolean =>
  /^application\/json\b/i.test(headers['content-type'] ?? '') || body[0] === '{'.charCodeAt(0);

const parseSigningSecret = (text: string): SigningSecret => {
  const secret = readSigningSecret(text, { key: 'publicKey', otherKey: 'previousPublicKey' });
  for (const key of secret.keys) {
    publicKeyOf(key);
  }
  return secret;
};
