import type { WebhookRequest } from '../../protocol.ts';

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/**
 * The parameters of a request: its body, or with `GET` its query. `undefined` where the body is no form. Whoever signs
 * parameters signs these, so that nothing is read but what was signed.
 */
export const formOf = ({ method, url, headers, body }: WebhookRequest): URLSearchParams | undefined => {
  if (method === 'GET') {
    const queryAt = url.indexOf('?');
    return new URLSearchParams(queryAt === -1 ? '' : url.slice(queryAt));
  }
  return FORM.test(headers['content-type'] ?? '')
    ? new URLSearchParams(Buffer.from(body).toString('utf8'))
    : undefined;
};
