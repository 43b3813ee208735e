declare const brand: unique symbol;

/** A telephone number in E.164: `+`, then 7 to 15 digits, the first of them not 0. Made only by {@link toE164}. */
export type E164 = string & { readonly [brand]: 'E164' };

const PATTERN = /^\+[1-9]\d{6,14}$/;

/** The text as a number if it is E.164, otherwise `undefined`. Does not check whether the number is in use. */
export const toE164 = (text: string): E164 | undefined => (PATTERN.test(text) ? (text as E164) : undefined);
