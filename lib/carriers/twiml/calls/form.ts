import type { WebhookRequest } from '../../protocol.ts';

/** The fields of a form: each name with its values, in the order in which they came. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** A text with ten pictures, the longest message of these carriers, has some 60. */
const MOST_FIELDS = 200;

/** A request is parsed once: its proof and its event are read from the same form. */
const parsed = new WeakMap<WebhookRequest, { readonly form: Form | undefined }>();

/**
 * The parameters of a request: its body, or with `GET` its query. `undefined` if it is no form, or a form of more fields
 * than any carrier sends. Signatures cover exactly these parameters, so events are read from nothing else.
 */
export const formOf = (request: WebhookRequest): Form | undefined => {
  const known = parsed.get(request) ?? { form: parse(request) };
  parsed.set(request, known);
  return known.form;
};

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

const parse = ({ method, url, headers, body }: WebhookRequest): Form | undefined => {
  if (method === 'GET') {
    const queryAt = url.indexOf('?');
    return grouped(queryAt === -1 ? '' : url.slice(queryAt + 1));
  }
  return FORM.test(headers['content-type'] ?? '') ? grouped(Buffer.from(body).toString('utf8')) : undefined;
};

/** Field by field, because `URLSearchParams` searches all that is left for each. It cuts off a first `?`. */
const grouped = (text: string): Form | undefined => {
  const fields = text.split('&', MOST_FIELDS + 1);
  if (fields.length > MOST_FIELDS) {
    return undefined;
  }
  const form = new Map<string, string[]>();
  for (const [name, value] of fields.flatMap((field) => [...new URLSearchParams(`?${field}`)])) {
    const values = form.get(name) ?? [];
    form.set(name, values);
    values.push(value);
  }
  return form;
};
