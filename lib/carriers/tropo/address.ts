import { asRecord, asText } from '../../json.ts';
import type { E164 } from '../../phone/e164.ts';
import { toE164 } from '../../phone/e164.ts';

/**
 * The number at the end of an address's `href`, with or without `+` and, in 2010, without the `1` of North America:
 * `…/number/+14075551234`, `…/number/7202551912`.
 * @param callingCode of the requested area, to complete digits without `+`
 */
export const numberInHref = (href: string, callingCode: string): E164 | undefined => {
  const segment = href.slice(href.lastIndexOf('/') + 1);
  return numberOf(decoded(segment), callingCode);
};

/** The number of an address object: from its `href` if that has a `+`, else from `number` and `prefix`. */
export const numberOfAddress = (address: unknown): E164 | undefined => {
  const fields = asRecord(address) ?? {};
  if (asText(fields['type']) !== 'number') {
    return undefined;
  }
  const prefix = asText(fields['prefix']) ?? '';
  const callingCode = prefix.startsWith('1') || prefix === '' ? '1' : prefix;
  const number = asText(fields['number']) ?? '';
  const href = asText(fields['href']) ?? '';
  return href.includes('+') ? numberInHref(href, callingCode) : numberOf(number, callingCode);
};

/** Digits without `+` that do not begin with the calling code are the national number alone. */
const numberOf = (text: string, callingCode: string): E164 | undefined => {
  if (text.startsWith('+')) {
    return toE164(text);
  }
  return toE164(text.startsWith(callingCode) ? `+${text}` : `+${callingCode}${text}`);
};

/** Decodes `%2B`, and keeps a literal `+`: in a path it is not a blank. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};
