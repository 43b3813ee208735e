import { readings, withoutPunctuation } from '../support/stock/readings.ts';

/** `+14155550123` without the `+` and, for a North American number, without the `1`: as voice sessions show it. */
export const nationalDigits = (number: string): string =>
  /^\+1\d{10}$/.test(number) ? number.slice(2) : number.replace(/^\+/, '');

/** The number that Tropo's dialler took a text for: ten digits were American, shorter ones nobody's. */
export const dialled = (text: string): string | undefined => {
  const [first] = readings(text);
  const isShort = /^\d{0,9}$/.test(withoutPunctuation(text.replace(/^tel:/i, '')));
  return isShort ? undefined : first;
};

/** As the numbers of 2013 were shown to people: `+1 415-555-0108`. */
export const displayed = (number: string, prefix: string): string => {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american === null
    ? `+${prefix} ${number.slice(prefix.length + 1)}`
    : `+1 ${american[1]}-${american[2]}-${american[3]}`;
};
