import type { NumberType } from './number-type.ts';
import { NUMBER_TYPES, ORDINARY_TYPES, PAYING_TYPES } from './number-type.ts';
import { isCountry } from './parse-number.ts';

/** Which kinds of numbers may be hidden behind a mask, by country. What it does not name may not. */
export type AllowList = ReadonlyMap<string, ReadonlySet<NumberType>>;

/**
 * Reads the setting `maskableNumbers`: `US,CA` lets the ordinary kinds of two countries in, `GB:mobile|fixed-line` two
 * kinds of one. A territory is a country of its own: `US` says nothing of Puerto Rico.
 * @throws Error in words
 */
export const parseAllowList = (text: string): AllowList => {
  const allowed = new Map<string, ReadonlySet<NumberType>>();
  for (const entry of text.split(',')) {
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
  // Whichever of the two a number is, it has been named.
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
