/**
 * Every way in which Callmask says no, and when. What a client is told of it, a status and a title among it, each API
 * says for itself.
 */
export const PROBLEM_CODES = {
  'request-invalid': 'Something in the request is missing, unknown or wrong.',
  'number-not-allowed': 'The number is one that may not be hidden behind a mask.',
  'mask-unknown': 'There is no mask of that number, or it has been released.',
  'no-stock': 'The carrier sells no number that would do.',
  'request-in-progress':
    'Another attempt works on the same request, or too many want the same quota at once.',
  'regulatory-requirement': 'The carrier wants an address or a document before it sells the number.',
  'number-quota': 'The number has as many masks as one number may have.',
  'mask-not-active': 'The mask is being ordered or released, and what is asked needs an active one.',
  'mask-released': 'The mask that the request bought is being released or is gone, or its person is erased.',
  'mask-changed': 'The mask is not the version that was expected.',
  'body-too-large': 'The request has more bytes than any request needs.',
  'idempotency-key-reused': 'The key of the request came with other values before.',
  'caller-id-not-shown': 'The carrier cannot show the caller ID that is asked for.',
  'connection-unknown': 'The stack has no connection of that name.',
  'day-quota': 'As many masks have been bought today as may be bought in one day.',
  'carrier-failed': 'The carrier cannot be reached, failed, or leaves open what it did.',
  'carrier-refused': 'The carrier does not accept what we sign in with, or does not allow what we ask.',
  'table-unavailable': 'The table did not answer.',
  'carrier-timeout': 'The carrier did not answer in time.',
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
