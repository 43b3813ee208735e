import { note } from '../../../../support/calls/call-report.ts';
import type { Failure } from '../../../../support/calls/ring.ts';
import { outcomeOf, ring } from '../../../../support/calls/ring.ts';
import type { Outcome } from '../../../../support/calls/script.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { numberIn } from '../verb.ts';
import type { Destination } from './destination.ts';
import { destinationsOf } from './destination.ts';

const RING_LIMIT_SECONDS = 30;

/** The result of dialling. */
export type Dialled =
  | { readonly kind: 'answered'; readonly by: Destination; readonly isMachine: boolean }
  | { readonly kind: 'caller-left'; readonly to: string }
  | { readonly kind: 'failed'; readonly to: string; readonly disposition: Disposition };

export type Disposition = 'BUSY' | 'FAILED' | 'REJECTED' | 'TIMEOUT';

/** The disposition of each failure. */
const DISPOSITIONS: Readonly<Record<Failure, Disposition>> = {
  busy: 'BUSY',
  rejected: 'REJECTED',
  failed: 'FAILED',
  'no-answer': 'TIMEOUT',
};

const outcomeFor = (
  session: LiveSession,
  destination: Destination | undefined,
  value: VerbValue,
): Outcome => {
  if (destination === undefined) return 'failed';
  const inheritsSkype = session.isSkype && typeof value['from'] !== 'string';
  if (inheritsSkype && destination.isBare) return 'failed';
  return outcomeOf(session.script, destination.shown);
};

/** Rings every destination in `to` at once. The first to answer gets the call. */
export const dial = (value: VerbValue, session: LiveSession): Dialled => {
  const destinations = destinationsOf(value['to']);
  const legs = destinations.map((to) => ({ to, outcome: outcomeFor(session, to, value) }));
  const to = destinations[0]?.calledId ?? String(value['to']);
  const ringing = ring(legs, session.script, numberIn(value, 'timeout', RING_LIMIT_SECONDS));
  session.seconds += ringing.seconds;
  if (ringing.kind === 'caller-left') return { kind: 'caller-left', to };
  if (ringing.kind === 'answered') return { kind: 'answered', by: ringing.to, isMachine: ringing.isMachine };
  const disposition = DISPOSITIONS[ringing.failure];
  note(session, 'not-connected', `The called party ${ringing.words}`, { disposition });
  return { kind: 'failed', to, disposition };
};
