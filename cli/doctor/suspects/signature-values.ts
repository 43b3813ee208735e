import type { Suspect } from './suspect.ts';
import { asked } from './suspect.ts';

/** What may have become of the header that holds the signature. */
export const signatureValues = (header: string): Suspect => ({
  name: 'a signature that was encoded anew',
  variants: (given) => {
    const value = given.request.headers[header] ?? '';
    const others = [decoded(value), value.replaceAll(' ', '+'), value.replace(/^["']|["']$/g, '').trim()];
    return [...new Set(others)]
      .filter((other) => other !== value)
      .map((other) =>
        asked(
          given,
          { headers: { ...given.request.headers, [header]: other } },
          'The header with the signature has been changed on its way.',
          'Let the proxy, CDN or framework in front of the API pass the headers on unchanged.',
        ),
      );
  },
});

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
