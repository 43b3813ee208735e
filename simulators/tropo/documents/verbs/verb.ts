import type { LiveSession } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';

/** An entry of `actions` in a result. */
export type Action = Readonly<Record<string, unknown>>;

/** The outcome of a verb: whether the document goes on and, if not, why. */
export type VerbOutcome =
  | { readonly kind: 'done'; readonly action?: Action }
  | { readonly kind: 'incomplete'; readonly action?: Action }
  | { readonly kind: 'signal'; readonly signal: string; readonly action?: Action }
  | { readonly kind: 'over'; readonly action?: Action }
  /** The caller hung up, and with that completed the verb. */
  | { readonly kind: 'left'; readonly action?: Action }
  | { readonly kind: 'error'; readonly reason: string };

/** What verbs need from outside the session. */
export interface VerbTools {
  /** POSTs something to the application and ignores the answer. */
  readonly tell: (next: string, body: unknown) => Promise<void>;
  readonly randomId: () => string;
  /** Whether texts may be sent from a number: the account must own it, and it must take texts. */
  readonly sendsTexts: (number: string) => boolean;
  /** From now on, texts of a person to a number of the account belong to this session. */
  readonly openConversation: (ours: string, theirs: string, session: LiveSession) => void;
}

export type Verb = (
  value: VerbValue,
  session: LiveSession,
  tools: VerbTools,
) => VerbOutcome | Promise<VerbOutcome>;

export const DONE: VerbOutcome = { kind: 'done' };

export const textIn = (value: VerbValue, field: string): string | undefined => {
  const text = value[field];
  return typeof text === 'string' ? text : undefined;
};

export const numberIn = (value: VerbValue, field: string, otherwise: number): number => {
  const number = value[field];
  return typeof number === 'number' ? number : otherwise;
};

/** An action of the result, with `name` as the first key if the verb has one. */
export const reported = (value: VerbValue, fields: Action): { readonly action: Action } => {
  const name = textIn(value, 'name');
  return { action: name === undefined ? fields : { name, ...fields } };
};

/** The same for `call` and `message`, which results list only by their names. */
export const named = (value: VerbValue, fields: Action): { readonly action?: Action } =>
  textIn(value, 'name') === undefined ? {} : reported(value, fields);
