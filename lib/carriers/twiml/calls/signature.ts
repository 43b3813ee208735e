import { createHmac, hash } from 'node:crypto';
import { isSame } from '../../kit/is-same.ts';
import type { SignatureEvidence, Verdict, WebhookRequest } from '../../protocol.ts';

/** Where the carriers with this scheme differ. */
export interface SignatureScheme {
  /** In lower case. The first one present counts. */
  readonly headers: readonly string[];
  /** Which values of a repeated name are signed, in order. */
  readonly repeated: (values: readonly string[]) => readonly string[];
}

/** Twilio's scheme: HMAC-SHA1 with a shared key over the address and the parameters. It has no timestamp. */
export const makeAuthenticate =
  (scheme: SignatureScheme) =>
  ({ request, secret }: SignatureEvidence): Verdict =>
    isOfAccount(secret.account, request) && secret.keys.some((key) => isSignedWith(key, request, scheme))
      ? 'genuine'
      : 'not-ours';

/** A body that is not a form names no account, and no event is read from it. */
const isOfAccount = (account: string | undefined, request: WebhookRequest): boolean => {
  const form = formOf(request);
  return account === undefined || form === undefined || form.get('AccountSid') === account;
};

const isSignedWith = (key: string, request: WebhookRequest, scheme: SignatureScheme): boolean => {
  const given = scheme.headers.map((name) => request.headers[name]).find((value) => value !== undefined);
  const payload = payloadOf(request, scheme);
  return (
    key !== '' &&
    given !== undefined &&
    payload !== undefined &&
    addressesOf(request.url).some((address) => isSame(given, sign(key, `${address}${payload}`)))
  );
};

const sign = (key: string, text: string): string => createHmac('sha1', key).update(text).digest('base64');

/** What is signed after the address; `undefined` if the signature does not cover the body. */
const payloadOf = (request: WebhookRequest, scheme: SignatureScheme): string | undefined => {
  if (request.method === 'GET') {
    return '';
  }
  const form = formOf(request);
  if (form !== undefined) {
    return signedForm(form, scheme);
  }
  const digest = request.query['bodySHA256'] ?? '';
  return isSame(digest, hash('sha256', request.body, 'hex')) ? '' : undefined;
};

/** Each name with its value, sorted by name, without separators. */
const signedForm = (form: URLSearchParams, { repeated }: SignatureScheme): string =>
  [...new Set(form.keys())]
    .sort()
    .flatMap((name) => repeated(form.getAll(name)).map((value) => `${name}${value}`))
    .join('');

const ADDRESS = /^(https?):\/\/([^/?#]*?)(:\d+)?([/?#].*)?$/;

/** The address as it is, without a port, and with the default port: carriers sign any of these. */
const addressesOf = (url: string): readonly string[] => {
  const [, scheme, host, , rest = ''] = ADDRESS.exec(url) ?? [];
  const port = scheme === 'https' ? 443 : 80;
  return scheme === undefined
    ? [url]
    : [url, `${scheme}://${host}${rest}`, `${scheme}://${host}:${port}${rest}`];
};

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/**
 * The parameters of a request: its body, or with `GET` its query. `undefined` if the body is not a form. Signatures cover
 * exactly these parameters, so events are read from nothing else.
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
