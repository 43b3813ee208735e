import { createPrivateKey, sign } from 'node:crypto';
import type { Sent, WebhookRequest } from '../../twiml/webhooks/webhook-request.ts';
import { withoutFragment, withQuery } from '../../twiml/webhooks/webhook-request.ts';
import { SIGNING_SEED } from '../account.ts';

/** The PKCS 8 header of a private Ed25519 key, which the 32 bytes follow. */
const DER_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const PRIVATE_KEY = createPrivateKey({
  key: Buffer.concat([DER_PREFIX, Buffer.from(SIGNING_SEED)]),
  format: 'der',
  type: 'pkcs8',
});

/** The signature of a webhook, over its time and its body but not its URL. */
const signWebhook = (timestamp: string, body: string): string =>
  sign(null, Buffer.from(`${timestamp}|${body}`), PRIVATE_KEY).toString('base64');

const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;

/** Writes a webhook as Telnyx sends it. */
export const makeWriteSigned =
  (now: () => Date) =>
  (_account: unknown, { url, method, fields }: WebhookRequest): Sent => {
    const bare = withoutFragment(url);
    const body = method === 'GET' ? '' : new URLSearchParams(fields).toString();
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const headers = {
      'telnyx-timestamp': timestamp,
      'telnyx-signature-ed25519': signWebhook(timestamp, body),
      'user-agent': 'Telnyx simulator',
    };
    return method === 'GET'
      ? { url: withQuery(bare, fields), init: { method, headers } }
      : { url: bare, init: { method, headers: { ...headers, ...FORM }, body } };
  };
