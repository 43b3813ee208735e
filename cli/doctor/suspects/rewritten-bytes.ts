import type { Suspect } from './suspect.ts';
import { asked } from './suspect.ts';

const REMEDY = 'Let nothing before us write the body anew: not one byte of it may change.';

/** How a form may have been written anew, where its bytes are signed. An order that was lost cannot be found again. */
export const rewrittenBytes: Suspect = {
  name: 'a form that was parsed and written anew',
  variants: (given) => {
    const text = Buffer.from(given.request.body).toString('utf8');
    return [...new Set(rewritings(text))]
      .filter((changed) => changed !== text)
      .map((changed) =>
        asked(given, { body: Buffer.from(changed) }, 'The body has been parsed and written anew.', REMEDY),
      );
  },
};

const rewritings = (text: string): readonly string[] => {
  const entries = [...new URLSearchParams(text)];
  const written = (encode: (text: string) => string): string =>
    entries.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const strict = written(encodeURIComponent);
  return [
    strict,
    strict.replaceAll('%20', '+'),
    new URLSearchParams(entries).toString(),
    strict.replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    strict.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    strict.replaceAll('%3A', ':'),
    written((one) => one),
    `${text}\n`,
    `${text}\r\n`,
  ];
};
