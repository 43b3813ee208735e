import { flawed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import type { ApiEvent } from './api-handler.ts';
import { numberInPath, textInPath } from './mask-parameter.ts';

const TEN_DIGITS = /^\d{10}$/;

/**
 * Reads the caller in the path: a number in the form of `maskParameter`, or `withheld` or `other`.
 * @throws Problem `request-invalid`
 */
export const callerParameter = ({ pathParameters }: ApiEvent): E164 | 'other' | 'withheld' => {
  const text = pathParameters?.['caller'] ?? '';
  if (text === 'other' || text === 'withheld') {
    return text;
  }
  // Ten digits without the calling code 1 would be read as a number abroad, and block the wrong caller.
  if (TEN_DIGITS.test(textInPath(text))) {
    throw flawed('caller', 'must have its country code: %2B14155550123 or 14155550123, not 4155550123');
  }
  const caller = numberInPath(text);
  if (caller === undefined) {
    throw flawed('caller', 'must be a number in E.164, such as %2B14155550123, or withheld, or other');
  }
  return caller;
};
