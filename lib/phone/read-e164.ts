import { cleanE164 } from './clean-text.ts';
import type { E164 } from './e164.ts';
import { toE164 } from './e164.ts';

/** Reads E.164 as people paste it. Does not check whether the number is in use. */
export const readE164 = (text: string): E164 | undefined => toE164(cleanE164(text));
