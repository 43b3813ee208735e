import type { WebhookKey } from '../carriers/carrier.ts';
import type { E164 } from '../phone/e164.ts';
import type { CreateRequest } from './create-request.ts';
import type { Mask, ReleasedMask } from './mask.ts';

/** A row of the table, as the document client takes and gives it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The sort key of what holds for any caller of a mask. `+…` is kept for rows about one caller, words for the rest. */
export const ANY_CALLER = '*';

/** The sort key of a request. */
export const REQUEST = 'REQUEST';

export const maskKey = (mask: E164): Key => ({ pk: mask, sk: ANY_CALLER });
export const requestKey = (id: string): Key => ({ pk: `REQUEST#${id}`, sk: REQUEST });
export const webhookKeyKey = (digest: string): Key => ({ pk: `KEY#${digest}`, sk: 'KEY' });

/**
 * `person` puts the row into the index `byPerson`. Only a released mask carries `purgeAtSeconds`, the attribute by
 * which the table forgets: a number that is paid for must never vanish from it.
 */
export const maskToRow = (mask: Mask | ReleasedMask): Row =>
  mask.state === 'released'
    ? { ...maskKey(mask.mask), ...mask }
    : { ...maskKey(mask.mask), ...mask, person: mask.number };

export const rowToMask = (row: Row): Mask | ReleasedMask => {
  const { pk: _pk, sk: _sk, person: _person, ...mask } = row;
  return mask as unknown as Mask | ReleasedMask;
};

export const requestToRow = (request: CreateRequest): Row => ({ ...requestKey(request.id), ...request });

export const rowToRequest = (row: Row): CreateRequest => {
  const { pk: _pk, sk: _sk, ...request } = row;
  return request as unknown as CreateRequest;
};

export const webhookKeyToRow = (digest: string, key: WebhookKey): Row => ({
  ...webhookKeyKey(digest),
  ...key,
});

export const rowToWebhookKey = (row: Row): WebhookKey => {
  const { pk: _pk, sk: _sk, ...key } = row;
  return key as unknown as WebhookKey;
};
