import type { Outcome, Script } from './script.ts';

/** One telephone that rings, and its outcome. */
export interface Leg<To> {
  /** `undefined` for a destination that does not exist. */
  readonly to: To | undefined;
  readonly outcome: Outcome;
}

export type Failure = 'busy' | 'failed' | 'no-answer' | 'rejected';

/** The result of ringing, and how long it took. */
export type Ringing<To> =
  | { readonly kind: 'answered'; readonly to: To; readonly isMachine: boolean; readonly seconds: number }
  | { readonly kind: 'caller-left'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly words: string; readonly seconds: number };

/** How long each failure takes. */
const FAILURES: Readonly<Record<Failure, { readonly seconds: number; readonly words: string }>> = {
  busy: { seconds: 4, words: 'is busy' },
  rejected: { seconds: 3, words: 'refuses the call' },
  failed: { seconds: 1, words: 'cannot be reached' },
  'no-answer': { seconds: Number.POSITIVE_INFINITY, words: 'does not answer' },
};

const CALLER_PATIENCE_SECONDS = 12;

/** A machine answers later than a person: an application that rings briefly does not reach it. */
const RING_SECONDS = { person: 4, machine: 15 } as const;

/** The outcome that the script sets for a destination. */
export const outcomeOf = ({ destinations, outcome }: Script, destination: string): Outcome =>
  (Object.hasOwn(destinations, destination) ? destinations[destination] : undefined) ?? outcome;

const ringSecondsFor = ({ ringSeconds }: Script, outcome: Outcome): number =>
  ringSeconds ?? (outcome === 'voicemail' ? RING_SECONDS.machine : RING_SECONDS.person);

const isPickedUp = (outcome: Outcome): boolean => outcome === 'answered' || outcome === 'voicemail';

const isFailure = (outcome: Outcome): outcome is Failure => Object.hasOwn(FAILURES, outcome);

/** If no destination answers, the slowest failure is the result. */
const failed = (outcomes: readonly Outcome[], limitSeconds: number): Ringing<never> => {
  const failures = outcomes.map((outcome) => (isFailure(outcome) ? outcome : 'failed'));
  const failure = failures.reduce<Failure>(
    (slowest, one) => (FAILURES[one].seconds > FAILURES[slowest].seconds ? one : slowest),
    'failed',
  );
  const { words, seconds } = FAILURES[failure];
  return { kind: 'failed', failure, words, seconds: Math.min(seconds, limitSeconds) };
};

/** Rings all of them at once. The first to answer gets the call. */
export const ring = <To>(legs: readonly Leg<To>[], script: Script, limitSeconds: number): Ringing<To> => {
  if (legs.some(({ outcome }) => outcome === 'caller-hangs-up')) {
    return { kind: 'caller-left', seconds: Math.min(CALLER_PATIENCE_SECONDS, limitSeconds) };
  }
  const rings = legs.map(({ to, outcome }) => {
    const seconds = ringSecondsFor(script, outcome);
    const isLate = isPickedUp(outcome) && seconds >= limitSeconds;
    return { to, seconds, outcome: isLate ? ('no-answer' as const) : outcome };
  });
  const winner = rings
    .flatMap(({ to, ...rest }) => (to !== undefined && isPickedUp(rest.outcome) ? [{ to, ...rest }] : []))
    .sort((one, other) => one.seconds - other.seconds)[0];
  const outcomes = rings.map(({ outcome }) => outcome);
  if (winner === undefined) return failed(outcomes, limitSeconds);
  const { to, seconds, outcome } = winner;
  return { kind: 'answered', to, isMachine: outcome === 'voicemail', seconds };
};
