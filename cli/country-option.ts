import { readCountry } from '../lib/phone/parse-number.ts';

/** @throws Error that says what the value must be */
const readCode = (text: string): string => {
  const code = readCountry(text);
  if (code === undefined) {
    throw new Error('must be the two letters of a country (ISO 3166-1), such as US.');
  }
  return code;
};

/** The option `--country`. */
export const COUNTRY_OPTION = {
  country: {
    value: 'CODE',
    read: readCode,
    help: 'where numbers without a country code belong, such as US',
  },
} as const;

/** What a command can do where a request has its field `country`. */
export const NAME_COUNTRY_OPTION = 'Or name its country with --country.';
