import type { StandaloneParts } from '../support/standalone/standalone-carrier.ts';
import type { NumberFields } from './accounts/incoming-number.ts';

/** The webhooks of every number of a standalone account, until a request sets others. */
export const standaloneFields = ({ voiceUrl, fallbackUrl, textUrl }: StandaloneParts): NumberFields => ({
  VoiceUrl: voiceUrl,
  ...(fallbackUrl !== undefined && { VoiceFallbackUrl: fallbackUrl }),
  ...(textUrl !== undefined && { SmsUrl: textUrl }),
});
