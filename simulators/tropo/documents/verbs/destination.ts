import { isRecord } from '../../../support/http/json.ts';
import { withoutPunctuation } from '../../../support/stock/readings.ts';
import { dialled, nationalDigits } from '../../numbers.ts';

/** Whom a `to` names, as Tropo's dialler understood it. */
export interface Destination {
  /** A number in E.164, or a SIP address. */
  readonly shown: string;
  /** How results name it: ten digits in America, a SIP user without host. */
  readonly calledId: string;
  /** Ten digits only: fine for most callers, but not for one on Skype. */
  readonly isBare: boolean;
  /** Keys and pauses after the answer, as written: `postd=1234pp56`. */
  readonly options: readonly string[];
}

const isOption = (part: string): boolean => /^(postd=[\dpw#*a-d]+|pause=\d+(\.\d+)?(ms|s))$/i.test(part);

/** `undefined` when nobody can be called by that text. */
export const readDestination = (to: unknown): Destination | undefined => {
  if (typeof to !== 'string') return undefined;
  const sip = /^sips?:([^@;]+)@([^;]+)/i.exec(to.trim());
  if (sip !== null) return { shown: sip[0], calledId: sip[1] ?? '', isBare: false, options: [] };
  const [number = '', ...options] = to.trim().split(';');
  const shown = options.every(isOption) ? dialled(number) : undefined;
  const isBare = /^\d{10}$/.test(withoutPunctuation(number));
  return shown === undefined ? undefined : { shown, calledId: nationalDigits(shown), isBare, options };
};

/** What the called party's telephone shows. Ten digits become an American number, whoever sent them. */
export const shownCallerId = (from: unknown, inherited: string | undefined): string | undefined => {
  const text = typeof from === 'string' && from.trim() !== '' ? from.trim() : inherited;
  return text === undefined ? undefined : (dialled(text) ?? text);
};

/** The texts of a `to`, single or in a list, and each one read. */
export const destinationsOf = (to: unknown): readonly (Destination | undefined)[] =>
  (Array.isArray(to) ? to : [to]).map(readDestination);

/** `{"introduction", "voice"}` or `true` both mean that Tropo listens whether a machine has answered. */
export const detectsMachine = (value: unknown): boolean => value === true || isRecord(value);
