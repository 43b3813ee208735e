/** All problems of Callmask, and when each occurs. Each API adds its own status, title and advice. */
export const PROBLEM_CODES = {
  'request-invalid': 'Something in the request is missing, unknown or wrong.',
  'number-not-allowed': 'The number may not be hidden behind a mask.',
  'mask-unknown': 'There is no mask with this number, or it has been released.',
  'no-stock': 'The carrier has no fitting number to sell.',
  'request-in-progress':
    'Another attempt works on the same request, or too many requests need the same quota at once.',
  'regulatory-requirement': 'The carrier wants an address or a document before it sells the number.',
  'number-quota': 'The number has as many masks as its quota allows.',
  'mask-not-active': 'The request needs an active mask, and this one is being ordered or released.',
  'mask-released': 'The mask that the request bought is being released or is gone, or its person is erased.',
  'mask-changed': 'The mask has another version than the client expects.',
  'body-too-large': 'The request has more bytes than any valid request.',
  'idempotency-key-reused': 'The key of the request came with other values before.',
  'caller-id-not-shown': 'The carrier cannot show the caller ID that is asked for.',
  'connection-unknown': 'The stack has no connection with this name.',
  'day-quota': 'The quota of masks for one day is used up.',
  'carrier-failed': 'The carrier cannot be reached, failed, or leaves open what it did.',
  'carrier-refused': 'The carrier refuses our credentials or our request.',
  'table-unavailable': 'The table did not answer.',
  'secret-unavailable': 'Secrets Manager did not answer.',
  'time-over': 'Callmask could not finish the request in time.',
  'carrier-timeout': 'The carrier did not answer in time.',
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
