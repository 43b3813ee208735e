import type { VerbValue } from '../document.ts';
import type { LiveSession, Outcome } from '../live-session.ts';
import { note } from '../live-session.ts';
import type { Destination } from './destination.ts';
import { destinationsOf } from './destination.ts';
import { numberIn } from './verb.ts';

const RING_LIMIT_SECONDS = 30;

/** What dialling came to. */
export type Dialled =
  | { readonly kind: 'answered'; readonly by: Destination; readonly isMachine: boolean }
  | { readonly kind: 'caller-left'; readonly to: string }
  | { readonly kind: 'failed'; readonly to: string; readonly disposition: Disposition };

export type Disposition = 'BUSY' | 'FAILED' | 'REJECTED' | 'TIMEOUT';

/** How long each way of not getting through takes, and what a result calls it. */
const FAILURES = {
  busy: { disposition: 'BUSY', seconds: 4, words: 'is busy' },
  rejected: { disposition: 'REJECTED', seconds: 3, words: 'refuses the call' },
  failed: { disposition: 'FAILED', seconds: 1, words: 'cannot be reached' },
  'no-answer': { disposition: 'TIMEOUT', seconds: Number.POSITIVE_INFINITY, words: 'does not answer' },
} as const;

const CALLER_PATIENCE_SECONDS = 12;

const outcomeFor = (
  session: LiveSession,
  destination: Destination | undefined,
  value: VerbValue,
): Outcome => {
  if (destination === undefined) return 'failed';
  const inheritsSkype = session.isSkype && typeof value['from'] !== 'string';
  if (inheritsSkype && destination.isBare) return 'failed';
  const { destinations, outcome } = session.script;
  return (
    (Object.hasOwn(destinations, destination.shown) ? destinations[destination.shown] : undefined) ?? outcome
  );
};

/** Applications that ring for a short time do so in order not to reach a machine. */
const RING_SECONDS = { person: 4, machine: 15 } as const;

const ringSecondsFor = ({ script }: LiveSession, outcome: Outcome): number =>
  script.ringSeconds ?? (outcome === 'voicemail' ? RING_SECONDS.machine : RING_SECONDS.person);

const isPickedUp = (outcome: Outcome): boolean => outcome === 'answered' || outcome === 'voicemail';

interface Leg {
  readonly destination: Destination | undefined;
  readonly outcome: Outcome;
}

const legsOf = (value: VerbValue, session: LiveSession, limitSeconds: number): readonly Leg[] =>
  destinationsOf(value['to']).map((destination) => {
    const outcome = outcomeFor(session, destination, value);
    const isLate = isPickedUp(outcome) && ringSecondsFor(session, outcome) >= limitSeconds;
    return { destination, outcome: isLate ? 'no-answer' : outcome };
  });

/** When nobody answers, the slowest of those who did not has the last word. */
const failed = (legs: readonly Leg[], session: LiveSession, limitSeconds: number): Disposition => {
  const failures = legs.map(({ outcome }) => FAILURES[outcome as keyof typeof FAILURES] ?? FAILURES.failed);
  const last = failures.reduce((slowest, one) => (one.seconds > slowest.seconds ? one : slowest));
  session.seconds += Math.min(last.seconds, limitSeconds);
  note(session, 'not-connected', `The called party ${last.words}`, { disposition: last.disposition });
  return last.disposition;
};

/** Rings everybody in `to` at once; whoever answers first has the call. */
export const dial = (value: VerbValue, session: LiveSession): Dialled => {
  const limitSeconds = numberIn(value, 'timeout', RING_LIMIT_SECONDS);
  const legs = legsOf(value, session, limitSeconds);
  const to = legs[0]?.destination?.calledId ?? String(value['to']);
  if (legs.some(({ outcome }) => outcome === 'caller-hangs-up')) {
    session.seconds += Math.min(CALLER_PATIENCE_SECONDS, limitSeconds);
    return { kind: 'caller-left', to };
  }
  const winner = legs
    .filter(({ outcome }) => isPickedUp(outcome))
    .sort((one, other) => ringSecondsFor(session, one.outcome) - ringSecondsFor(session, other.outcome))[0];
  if (winner?.destination === undefined) {
    return { kind: 'failed', to, disposition: failed(legs, session, limitSeconds) };
  }
  session.seconds += ringSecondsFor(session, winner.outcome);
  return { kind: 'answered', by: winner.destination, isMachine: winner.outcome === 'voicemail' };
};
