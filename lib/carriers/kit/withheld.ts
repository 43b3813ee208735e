import { withoutInvisible } from '../../phone/clean-text.ts';
import { toE164 } from '../../phone/e164.ts';
import { isPlausible } from '../../phone/plans/is-plausible.ts';

/** What carriers and networks write for a caller who withholds the number. */
const WORDS = ['anonymous', 'blocked', 'private', 'restricted', 'unavailable', 'unknown', 'withheld'];

/** What may stand before or after such a word. */
const NAMES = ['call', 'caller', 'caller id', 'id', 'name', 'number'];

/** The same in one word or several, in small letters with one blank between two. */
const PHRASES = new Set([
  'out of area',
  ...NAMES.map((name) => `no ${name}`),
  ...[...WORDS, 'hidden', 'not available', 'undisclosed'].flatMap((word) => [
    word,
    ...NAMES.flatMap((name) => [`${word} ${name}`, `${name} ${word}`]),
  ]),
]);

/** The keys of a telephone, 2 to 9, by their letters. */
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

const typed = (word: string): string =>
  [...word].map((letter) => KEYPAD.findIndex((letters) => letters.includes(letter)) + 2).join('');

const mayBeNumber = (text: string): boolean => {
  const number = toE164(text);
  return number !== undefined && isPlausible(number);
};

/** Two that carriers are known to send, although they have the form of a number: of Texas and of China. */
const KNOWN = new Set(['restricted', 'unavailable'].map(typed));

/** Such a word as typed on a keypad. Some networks send it in place of a number. */
const TYPED = new Set(
  WORDS.map(typed).filter((digits) => KNOWN.has(digits) || ![`+${digits}`, `+1${digits}`].some(mayBeNumber)),
);

/** One zero or ten, after the calling code 1 or not; or a short word whose letters nobody tells, which Twilio sends. */
const NOUGHT = /^(?:\+?0|\+?1?0{10}|\+464)$/;

const DIGITS = /^\+?\d+$/;

/** A host that SIP keeps for callers who withhold their identity (RFC 3323). */
const NOBODYS_HOST = /@anonymous\.invalid\b/;

/**
 * Whether a caller withholds the number, in any spelling of any carrier: words, phrases, digits that spell a word on a
 * keypad, and addresses (`tel:anonymous`, `"Anonymous" <sip:anonymous@anonymous.invalid>`). The address decides, not the
 * name beside it. Nothing that may be a number is withheld, but for the two that carriers send.
 */
export const isWithheld = (id: string): boolean => {
  const address = addressIn(withoutInvisible(id)).toLowerCase();
  const [user = ''] = address.replace(/^(?:sips?:|tel:|client:)*/, '').split(/[@;?]/, 1);
  const plain = user.replaceAll(/[\s"'()_.,*-]+|%20/g, ' ').trim();
  const digits = plain.replaceAll(' ', '');
  if (DIGITS.test(digits)) {
    return (
      NOUGHT.test(digits) || TYPED.has(digits.replace(/^\+/, '')) || TYPED.has(digits.replace(/^\+?1/, ''))
    );
  }
  return PHRASES.has(plain) || NOBODYS_HOST.test(address);
};

/** The address between angle brackets, if there are any. */
const addressIn = (text: string): string => {
  const begin = text.lastIndexOf('<');
  const end = text.indexOf('>', begin);
  return begin < 0 ? text : text.slice(begin + 1, end < 0 ? undefined : end);
};
