import type { E164 } from '../../phone/e164.ts';

/** How a number came to us. */
export type NumberOrigin = 'bought' | 'imported';

/** What our references begin with. With the colon that follows, neither is a prefix of the other. */
const WORDS = { bought: 'callmask', imported: 'callmask-imported' } as const satisfies Record<
  NumberOrigin,
  string
>;

/**
 * The text that marks a number at the carrier as managed: at most 64 characters.
 * @param installation the random name of the table, so that two stacks in one account know their own numbers
 */
export const makeReference = (origin: NumberOrigin, installation: string, number: E164): string =>
  `${beginning(origin, installation)}${number}`;

/** How the number came to us; `undefined` if the reference is not of this installation. */
export const readReference = (reference: string, installation: string): NumberOrigin | undefined =>
  (['bought', 'imported'] as const).find((origin) => reference.startsWith(beginning(origin, installation)));

const beginning = (origin: NumberOrigin, installation: string): string => `${WORDS[origin]}:${installation}:`;

/** Whether it is a reference of any installation. */
export const isReference = (text: string): boolean => /^callmask(?:-imported)?:[^:]+:/.test(text);
