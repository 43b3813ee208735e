import type { Case, Suspect, Variant } from './suspect.ts';
import { asked } from './suspect.ts';

type Entry = readonly [name: string, value: string];

const REMEDY =
  'Check the signature before anything reads the form, over the bytes that came in, and let nothing before us write the body anew.';

/** What may have become of the parameters, where these are signed one by one: their order and encoding do not count. */
export const forms: Suspect = {
  name: 'parameters that were trimmed, dropped, decoded twice or spelled otherwise',
  variants: (given) => {
    const entries = [...new URLSearchParams(Buffer.from(given.request.body).toString('utf8'))];
    const variant = (changed: readonly Entry[], mistake: string): Variant =>
      withForm(given, changed, mistake);
    return [
      variant(
        mapped(entries, withPlus),
        'The + before numbers has become a blank: it was decoded without having been encoded.',
      ),
      variant(mapped(entries, decodedAgain), 'The parameters have been encoded twice.'),
      variant(
        mapped(entries, repaired),
        'The characters of the parameters have been read in another encoding than UTF-8.',
      ),
      ...untrimmed(entries).map((changed) => variant(changed, 'Blanks around a value have been cut off.')),
      ...withEmpty(entries).map((changed) => variant(changed, 'Empty parameters have been dropped.')),
      ...without(entries).map((changed) =>
        variant(changed, 'A parameter has been added that the carrier did not send.'),
      ),
    ];
  },
};

const withForm = (given: Case, entries: readonly Entry[], mistake: string): Variant => {
  const body = Buffer.from(
    new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value])).toString(),
  );
  return asked(given, { body }, mistake, REMEDY);
};

const mapped = (entries: readonly Entry[], change: (value: string) => string): readonly Entry[] =>
  entries.map(([name, value]) => [name, change(value)]);

const withPlus = (value: string): string => value.replace(/^ (?=\d{7,15}$)/, '+');

const decodedAgain = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};

const repaired = (value: string): string => Buffer.from(value, 'latin1').toString('utf8');

const untrimmed = (entries: readonly Entry[]): readonly (readonly Entry[])[] =>
  entries.flatMap(([name, value], index) =>
    [`${value} `, ` ${value}`].map((blank) => entries.with(index, [name, blank])),
  );

/** Parameters that carriers send empty where they know nothing. */
const OFTEN_EMPTY = [
  ...['CallerName', 'ForwardedFrom', 'StirVerstat', 'Digits'],
  ...['From', 'To', 'Caller', 'Called'].flatMap((who) =>
    ['City', 'State', 'Zip', 'Country'].map((what) => `${who}${what}`),
  ),
];

/** All of them, those of slots, and each alone. */
const withEmpty = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const names = new Set(entries.map(([name]) => name));
  const missing = OFTEN_EMPTY.filter((name) => !names.has(name));
  const ofSlots = missing.filter((name) => /(?:City|State|Zip|Country)$/.test(name));
  const ofSides = ofSlots.filter((name) => /^(?:From|To)/.test(name));
  const groups = [missing, ofSlots, ofSides, ['CallerName', ...ofSlots], ...missing.map((name) => [name])];
  return groups.map((group) => [...entries, ...group.map((name): Entry => [name, ''])]);
};

const without = (entries: readonly Entry[]): readonly (readonly Entry[])[] =>
  entries.map((_, index) => entries.toSpliced(index, 1));
