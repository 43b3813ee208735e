import { cleanText } from './clean-text.ts';
import type { NumberType } from './number-type.ts';
import { NUMBER_TYPES, ORDINARY_TYPES, PAYING_TYPES } from './number-type.ts';
import { isCountry } from './parse-number.ts';

/** The types of numbers that masks may hide, by country. All others are refused. */
export type AllowList = ReadonlyMap<string, ReadonlySet<NumberType>>;

/**
 * Reads the setting `maskableNumbers`: `US,CA` allows the ordinary types of two countries, `GB:mobile|fixed-line` two
 * types of one. A territory is a country of its own: `US` does not include Puerto Rico.
 * @throws Error with a message for the deployer
 */
export const parseAllowList = (text: string): AllowList => {
  const allowed = new Map<string, ReadonlySet<NumberType>>();
  for (const entry of cleanText(text).split(',')) {
    const [country, types] = parseEntry(entry.trim());
    if (allowed.has(country)) {
      throw wrong(`names ${country} twice`);
    }
    allowed.set(country, types);
  }
  return allowed;
};

const parseEntry = (entry: string): readonly [string, ReadonlySet<NumberType>] => {
  const [country = '', types, ...rest] = entry.split(':').map((part) => part.trim());
  const code = country.toUpperCase();
  if (!isCountry(code)) {
    throw wrong(`has ${JSON.stringify(country)} where a country must stand: two letters, such as US`);
  }
  if (rest.length > 0) {
    throw wrong(`has a second colon after ${code}`);
  }
  return [code, types === undefined ? new Set(ORDINARY_TYPES) : parseTypes(types)];
};

const parseTypes = (text: string): ReadonlySet<NumberType> => {
  const types = new Set(text.split('|').map(parseType));
  // If both are allowed, so is a number that may be either.
  return types.has('fixed-line') && types.has('mobile') ? types.add('fixed-line-or-mobile') : types;
};

const parseType = (text: string): NumberType => {
  const name = text.trim().toLowerCase();
  const type = NUMBER_TYPES.find((known) => known === name);
  if (type === undefined) {
    throw wrong(`does not know the type ${JSON.stringify(name)}; it knows ${nameable.join(', ')}`);
  }
  if (PAYING_TYPES.includes(type)) {
    throw wrong(`names ${type}, which is never masked`);
  }
  return type;
};

const nameable = NUMBER_TYPES.filter((type) => !PAYING_TYPES.includes(type));

const wrong = (what: string): Error => new Error(`The setting maskableNumbers ${what}.`);
