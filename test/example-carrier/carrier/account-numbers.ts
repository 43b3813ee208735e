import type { RestAnswer } from '../../../lib/carriers/kit/rest-client.ts';
import { asRecord, asText } from '../../../lib/json.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { toE164 } from '../../../lib/phone/e164.ts';
import type { SendToExample } from './client.ts';
import { refuse, unclear } from './client.ts';

/** What can be set on a number. Empty where nothing is set. */
export interface NumberSettings {
  /** Where our reference goes. */
  readonly label: string;
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
}

/** A number of the account, as Example lists it. */
export interface AccountNumber extends NumberSettings {
  readonly number: E164;
}

export const pathOf = (number: E164): string => `/numbers/${encodeURIComponent(number)}`;

/** `undefined` for what is no number. */
export const readNumber = (json: unknown): AccountNumber | undefined => {
  const fields = asRecord(json) ?? {};
  const text = (name: string): string => asText(fields[name]) ?? '';
  const number = toE164(text('number'));
  return (
    number && { number, label: text('label'), voiceUrl: text('voiceUrl'), fallbackUrl: text('fallbackUrl') }
  );
};

/** Every number of the account, page by page. */
export const listNumbers = async (
  send: SendToExample,
  signal: AbortSignal,
  after = '',
): Promise<readonly AccountNumber[]> => {
  const query = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
  const { numbers, next } = itemsOf(await send({ method: 'GET', path: `/numbers${query}` }, signal));
  const page = numbers.map((item) => readNumber(item) ?? unclear());
  return next === '' ? page : [...page, ...(await listNumbers(send, signal, next))];
};

/** The items of a page. A page without them, or one that does not say what follows, is not taken for an empty list. */
const itemsOf = (answer: RestAnswer): { readonly numbers: readonly unknown[]; readonly next: string } => {
  const page = asRecord(answer.status === 200 ? answer.json : refuse(answer));
  const [numbers, next] = [page?.['numbers'], page?.['next']];
  return Array.isArray(numbers) && typeof next === 'string' ? { numbers, next } : unclear();
};

/** Looks a number up. `undefined` only if the look-up and the list agree that the account does not have it. */
export const findNumber = async (
  send: SendToExample,
  number: E164,
  signal: AbortSignal,
): Promise<AccountNumber | undefined> => {
  const answer = await send({ method: 'GET', path: pathOf(number) }, signal);
  if (answer.status === 404) {
    return (await listNumbers(send, signal)).find((one) => one.number === number);
  }
  const found = readNumber(answer.status === 200 ? answer.json : refuse(answer));
  return found?.number === number ? found : unclear();
};

/** Sets a number. What is not among the changes stays as it is. */
export const changeNumber = async (
  send: SendToExample,
  number: E164,
  changes: Partial<NumberSettings>,
  signal: AbortSignal,
): Promise<void> => {
  const answer = await send({ method: 'PATCH', path: pathOf(number), body: { ...changes } }, signal);
  const changed = answer.status === 200 ? readNumber(answer.json) : refuse(answer);
  const isDone = Object.entries(changes).every(([name, value]) => asRecord(changed)?.[name] === value);
  if (!isDone) {
    unclear();
  }
};
