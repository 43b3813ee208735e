import { readings, withoutPunctuation } from '../support/stock/readings.ts';

/** A number as voice sessions show it: without the `+` and, in North America, without the `1`. */
export const nationalDigits = (number: string): string =>
  /^\+1\d{10}$/.test(number) ? number.slice(2) : number.replace(/^\+/, '');

/** The number that Tropo dialled for a text: ten digits were American, fewer were no number. */
export const dialled = (text: string): string | undefined => {
  const [first] = readings(text);
  const isShort = /^\d{0,9}$/.test(withoutPunctuation(text.replace(/^tel:/i, '')));
  return isShort ? undefined : first;
};

/** A number as people saw it in 2013: `+1 415-555-0108`. */
export const displayed = (number: string, prefix: string): string => {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american === null
    ? `+${prefix} ${number.slice(prefix.length + 1)}`
    : `+1 ${american[1]}-${american[2]}-${american[3]}`;
};
