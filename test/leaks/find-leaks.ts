import type { Spelling } from './spellings.ts';
import { spellingsOfNumber, spellingsOfText } from './spellings.ts';

/** What must not show up. */
export interface Hidden {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

export interface Leak {
  /** What was found, and in which spelling. */
  readonly spelling: string;
  readonly hidden: string;
  /** Some characters on both sides of it. */
  readonly around: string;
}

export type FindLeaks = (text: string) => readonly Leak[];

const CONTEXT = 60;

/** Looks through a text for everything that is hidden, in every spelling. */
export const makeFindLeaks = ({ numbers, texts }: Hidden): FindLeaks => {
  const sought = [
    ...numbers.map((hidden) => ({ hidden, spellings: spellingsOfNumber(hidden) })),
    ...texts.map((hidden) => ({ hidden, spellings: spellingsOfText(hidden) })),
  ].map((one) => ({ ...one, any: anyOf(one.spellings) }));
  return (text) => {
    const searched = withoutTimes(text);
    return sought
      .filter(({ any }) => any.some((pattern) => pattern.test(searched)))
      .flatMap(({ hidden, spellings }) => spellings.flatMap((spelling) => found(searched, hidden, spelling)));
  };
};

const found = (text: string, hidden: string, { name, pattern }: Spelling): readonly Leak[] => {
  const match = pattern.exec(text);
  if (match === null) return [];
  const end = match.index + match[0].length;
  const around = text.slice(Math.max(0, match.index - CONTEXT), end + CONTEXT);
  return [{ hidden, spelling: name, around }];
};

/** All spellings in one pattern for each set of flags: one pass for each, where nothing is found. */
const anyOf = (spellings: readonly Spelling[]): readonly RegExp[] =>
  ['', 'i'].map((flags) => {
    const patterns = spellings.filter(({ pattern }) => pattern.flags === flags);
    return new RegExp(patterns.map(({ pattern }) => pattern.source).join('|') || '(?!)', flags);
  });

const NEAR_MS = 60 * 60 * 1000;

/** Log lines are full of times in milliseconds, the last seven digits of which are anything. Those of this hour go. */
const withoutTimes = (text: string): string =>
  text.replace(/(?<!\d)\d{13}(?!\d)/g, (digits) =>
    Math.abs(Number(digits) - Date.now()) < NEAR_MS ? '' : digits,
  );
