import { flawed } from '../errors/flawed.ts';
import { cleanE164 } from '../phone/clean-text.ts';
import type { E164 } from '../phone/e164.ts';
import { readE164 } from '../phone/read-e164.ts';
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

/** `undefined`: it is no number in E.164. */
export const numberInPath = (text: string): E164 | undefined => readE164(withPlus(textInPath(text)));

/** What stands in the path. The gateway may leave escapes as they are. */
export const textInPath = (text: string): string => {
  try {
    return cleanE164(decodeURIComponent(text));
  } catch {
    return cleanE164(text);
  }
};

/** An unescaped `+` arrives as a space, and digits alone lack theirs. */
export const withPlus = (text: string): string => {
  const clean = cleanE164(text);
  return /^\d/.test(clean) ? `+${clean}` : clean;
};
