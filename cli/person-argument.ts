import { NAME_ITS_COUNTRY, readCountry } from '../lib/phone/parse-number.ts';
import { parsePerson } from '../lib/phone/parse-person.ts';
import type { VerbArgument } from './command-line/verb.ts';
import { reasonOf } from './steps.ts';

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
const NAME_COUNTRY_OPTION = 'Or name its country with --country.';

/** The number of the person whom a command is about. It goes with {@link COUNTRY_OPTION}. */
export const PERSON_ARGUMENT: VerbArgument = {
  name: 'number',
  help: 'such as +14155550100, or with --country as people write it there',
  tooMany: 'Name one number, in quotes if it has blanks in it.',
};

interface PersonInput {
  readonly values: { readonly country?: string | undefined };
  readonly args: readonly string[];
}

/** Says in a sentence what is wrong with the number. */
export const objectionToPerson = ({
  values: { country },
  args: [number = ''],
}: PersonInput): string | undefined => {
  try {
    parsePerson(number, country);
    return undefined;
  } catch (error) {
    return `The number ${reasonOf(error).replace(NAME_ITS_COUNTRY, NAME_COUNTRY_OPTION)}`;
  }
};
