import { createHmac, hash } from 'node:crypto';
import { isSame } from '../../kit/is-same.ts';
import type { SignatureEvidence, Verdict, WebhookRequest } from '../../protocol.ts';
import type { Form } from './form.ts';
import { formOf } from './form.ts';

/** Where the carriers with this scheme differ. */
export interface SignatureScheme {
  /** In lower case. The first one present counts. */
  readonly headers: readonly string[];
  /** Which values of a repeated name are signed, in order. */
  readonly repeated: (values: readonly string[]) => readonly string[];
}

/** Base64 of the 20 bytes of an HMAC-SHA1. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Twilio's scheme: HMAC-SHA1 with a shared key over the address and the parameters. It has no timestamp. The cheapest
 * refusal comes first: the form of the signature, the account, and only then the signature itself.
 */
export const makeAuthenticate =
  (scheme: SignatureScheme) =>
  ({ request, secret }: SignatureEvidence): Verdict => {
    const given = scheme.headers.map((name) => request.headers[name]).find((value) => value !== undefined);
    if (given === undefined || !SIGNATURE.test(given) || !isOfAccount(secret.account, request)) {
      return 'not-ours';
    }
    const payload = payloadOf(request, scheme);
    const isSigned =
      payload !== undefined &&
      textsOf(request.url, payload).some((text) =>
        secret.keys.some((key) => key !== '' && isSame(given, sign(key, text))),
      );
    return isSigned ? 'genuine' : 'not-ours';
  };

/** A body that is not a form names no account, and no event is read from it. */
const isOfAccount = (account: string | undefined, request: WebhookRequest): boolean => {
  const form = formOf(request);
  const accounts = form?.get('AccountSid') ?? [];
  return account === undefined || form === undefined || (accounts.length === 1 && accounts[0] === account);
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
const signedForm = (form: Form, { repeated }: SignatureScheme): string =>
  [...form.keys()]
    .sort()
    .flatMap((name) => repeated(form.get(name) ?? []).map((value) => `${name}${value}`))
    .join('');

const ADDRESS = /^(https?):\/\/([^/?#]*?)(:\d+)?([/?#].*)?$/;

/** What may be signed: the address as it is, without a port, or with the default port, and the payload. */
const textsOf = (url: string, payload: string): readonly string[] => {
  const [, scheme, host, , rest = ''] = ADDRESS.exec(url) ?? [];
  const port = scheme === 'https' ? 443 : 80;
  const addresses =
    scheme === undefined ? [url] : [url, `${scheme}://${host}${rest}`, `${scheme}://${host}:${port}${rest}`];
  return [...new Set(addresses)].map((address) => `${address}${payload}`);
};
