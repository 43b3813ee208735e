import { createHmac, hash } from 'node:crypto';
import { isSame } from '../../kit/is-same.ts';
import type { SignatureEvidence, Verdict, WebhookRequest } from '../../protocol.ts';

/** Where the carriers that sign so differ. */
export interface SignatureScheme {
  /** In lower case; the first that is there counts. */
  readonly headers: readonly string[];
  /** How the values of a name that comes more than once are signed. */
  readonly repeated: (values: readonly string[]) => readonly string[];
}

/** Twilio's scheme: HMAC-SHA1 with a shared key over the address and the parameters. It says nothing of when. */
export const makeAuthenticate =
  (scheme: SignatureScheme) =>
  ({ request, secret }: SignatureEvidence): Verdict =>
    isOfAccount(secret.account, request) && secret.keys.some((key) => isSignedWith(key, request, scheme))
      ? 'genuine'
      : 'not-ours';

/** What is no form names no account, and nothing is read from it either. */
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

/** What is signed beside the address; `undefined` where nothing of the body is. */
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

/** Each name with its value, sorted by name, with nothing between them. */
const signedForm = (form: URLSearchParams, { repeated }: SignatureScheme): string =>
  [...new Set(form.keys())]
    .sort()
    .flatMap((name) => repeated(form.getAll(name)).map((value) => `${name}${value}`))
    .join('');

const ADDRESS = /^(https?):\/\/([^/?#]*?)(:\d+)?([/?#].*)?$/;

/** The address as it is, without a port, and with the one that its scheme has anyway: carriers sign either. */
const addressesOf = (url: string): readonly string[] => {
  const [, scheme, host, , rest = ''] = ADDRESS.exec(url) ?? [];
  const port = scheme === 'https' ? 443 : 80;
  return scheme === undefined
    ? [url]
    : [url, `${scheme}://${host}${rest}`, `${scheme}://${host}:${port}${rest}`];
};

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
