import { flawed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import { toE164 } from '../phone/e164.ts';
import type { ApiEvent } from './api-handler.ts';

/**
 * Reads the mask in the path: `%2B1415…`, `+1415…`, or its digits alone.
 * @throws Problem `request-invalid`
 */
export const maskParameter = ({ pathParameters }: ApiEvent): E164 => {
  const mask = numberInPath(pathParameters?.['mask'] ?? '');
  if (mask === undefined) {
    throw flawed('mask', 'must be a mask in E.164, such as %2B14155550123');
  }
  return mask;
};

export const numberInPath = (text: string): E164 | undefined => toE164(withPlus(text.replace(/^%2B/i, '+')));

/** An unescaped `+` arrives as a space. */
export const withPlus = (text: string): string => (/^[ \d]/.test(text) ? `+${text.trimStart()}` : text);
