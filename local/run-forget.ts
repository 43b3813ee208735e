import type { Forgotten, ForgottenMask } from '../lib/masks/forget.ts';
import type { E164 } from '../lib/phone/e164.ts';
import { parsePerson } from '../lib/phone/parse-person.ts';

export interface ForgetOrder {
  /** As it was typed. */
  readonly number: string;
  readonly country?: string | undefined;
  readonly forget: (person: E164) => Promise<Forgotten>;
  readonly tell: (line: string) => void;
}

/**
 * Forgets a person and says what was done.
 * @returns whether nothing is left in the table
 * @throws Problem `request-invalid` for what is no number
 */
export const runForget = async ({ number, country, forget, tell }: ForgetOrder): Promise<boolean> => {
  const { masks, requests, blocks, isDone } = await forget(parsePerson(number, 'number', country));
  for (const mask of masks) {
    tell(`  ${mask.mask}  ${mask.id}  ${SAID[mask.released]}`);
  }
  if (masks.length + requests + blocks > 0) {
    tell(
      `Erased: ${counted(masks.length, 'mask')}, ${counted(requests, 'request')}, ${counted(blocks, 'block')}.`,
    );
  }
  tell(
    isDone
      ? 'Nothing about the number is in the table.'
      : 'Something may be left: somebody goes on using the number, or the time was over. Do it again.',
  );
  return isDone;
};

const SAID: Readonly<Record<ForgottenMask['released'], string>> = {
  'by-carrier': 'is given back to the carrier',
  later: 'takes no calls; the carrier takes the number back later, and the sweep sees to it',
  restored: 'is no mask any more, and does what it did before it was imported',
  'was-gone': 'was not at the carrier any more',
  unconfirmed:
    'takes no calls; the carrier has not confirmed that it has it back, and the sweep goes on with that',
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
