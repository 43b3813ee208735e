import type { CarrierAccount } from '../accounts/account.ts';
import type { Dialect } from '../dialect.ts';
import { sign } from './sign.ts';
import type { Sent, WebhookRequest } from './webhook-request.ts';
import { withoutFragment, withQuery } from './webhook-request.ts';

/** Writes a webhook as Twilio and SignalWire send it, signed over its URL and its fields. */
export const makeWriteSigned =
  (dialect: Dialect, randomId: () => string) =>
  (account: CarrierAccount, { url, method, fields }: WebhookRequest): Sent => {
    const bare = withoutFragment(url);
    const asked = method === 'GET' ? withQuery(bare, fields) : bare;
    const signature = sign(account.signingKey, asked, method === 'GET' ? {} : fields);
    const headers = {
      [dialect.signatureHeader]: signature,
      'user-agent': `${dialect.carrier} simulator`,
      'i-twilio-idempotency-token': randomId(),
    };
    if (method === 'GET') return { url: asked, init: { method, headers } };
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const body = new URLSearchParams(fields).toString();
    return { url: asked, init: { method, headers: { ...headers, ...type }, body } };
  };
