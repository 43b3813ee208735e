import type { LiveSession } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';

/** An entry of `actions` in a result, before it is known whether it has a name. */
export type Action = Readonly<Record<string, unknown>>;

/** What became of a verb: whether the document goes on, and if not, why. */
export type VerbOutcome =
  | { readonly kind: 'done'; readonly action?: Action }
  | { readonly kind: 'incomplete'; readonly action?: Action }
  | { readonly kind: 'signal'; readonly signal: string; readonly action?: Action }
  | { readonly kind: 'over'; readonly action?: Action }
  | { readonly kind: 'error'; readonly reason: string };

/** What verbs need of the world around the session. */
export interface VerbTools {
  /** Sends something to the application whose answer does not matter. */
  readonly tell: (next: string, body: unknown) => Promise<void>;
  /** Puts a text that was sent to somebody into the log. */
  readonly logText: (sessionId: string, to: string, text: string) => void;
  readonly randomId: () => string;
  /** Whether texts may be sent from a number: one of the account's own that can do that. */
  readonly sendsTexts: (number: string) => boolean;
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

/** `name` as the first key, or nothing: an action without a name is in no result. */
export const named = (value: VerbValue, rest: Action): { readonly action?: Action } => {
  const name = textIn(value, 'name');
  return name === undefined ? {} : { action: { name, ...rest } };
};
