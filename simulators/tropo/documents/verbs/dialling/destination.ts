import { isRecord } from '../../../../support/http/json.ts';
import { withoutPunctuation } from '../../../../support/stock/readings.ts';
import { dialled, nationalDigits } from '../../../numbers.ts';
import { flagOf } from '../../field-rules.ts';

/** A destination of `to`, as Tropo dialled it. */
export interface Destination {
  /** A number in E.164, or a SIP address. */
  readonly shown: string;
  /** Its name in results: ten digits in North America, a SIP user without host. */
  readonly calledId: string;
  /** Whether it has ten digits only, which a Skype caller cannot dial. */
  readonly isBare: boolean;
  /** Keys and pauses after the answer, as written, such as `postd=1234pp56`. */
  readonly options: readonly string[];
}

const isOption = (part: string): boolean => /^(postd=[\dpw#*a-d]+|pause=\d+(\.\d+)?(ms|s))$/i.test(part);

/** `undefined` when the text is no destination. */
export const readDestination = (to: unknown): Destination | undefined => {
  if (typeof to !== 'string') return undefined;
  const sip = /^sips?:([^@;]+)@([^;]+)/i.exec(to.trim());
  if (sip !== null) return { shown: sip[0], calledId: sip[1] ?? '', isBare: false, options: [] };
  const [number = '', ...options] = to.trim().split(';');
  const shown = options.every(isOption) ? dialled(number) : undefined;
  const isBare = /^\d{10}$/.test(withoutPunctuation(number));
  return shown === undefined ? undefined : { shown, calledId: nationalDigits(shown), isBare, options };
};

/** The caller ID that the called party sees. Ten digits become an American number. */
export const shownCallerId = (from: unknown, inherited: string | undefined): string | undefined => {
  const text = typeof from === 'string' && from.trim() !== '' ? from.trim() : inherited;
  return text === undefined ? undefined : (dialled(text) ?? text);
};

/** The texts of a `to`, single or in a list, and each one read. */
export const destinationsOf = (to: unknown): readonly (Destination | undefined)[] =>
  (Array.isArray(to) ? to : [to]).map(readDestination);

/** Whether Tropo checks if a machine has answered: `true`, or `{"introduction", "voice"}`. */
export const detectsMachine = (value: unknown): boolean => flagOf(value) === true || isRecord(value);
