import { note } from '../../support/calls/call-report.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { Outcome } from '../sessions/result.ts';
import type { TropoDocument, VerbValue } from './document.ts';
import { flagOf } from './field-rules.ts';
import type { Action, VerbOutcome, VerbTools } from './verbs/verb.ts';
import { VERBS } from './verbs/verb-table.ts';

/** How a document ended: the event that it raises, and its outcome. */
export interface Ended extends Outcome {
  /** `continue`, `incomplete`, `error`, `hangup`, or the name of a signal. */
  readonly event: string;
}

const EVENTS = { incomplete: 'incomplete', over: 'hangup', left: 'continue', error: 'error' } as const;

const endedBy = (outcome: Exclude<VerbOutcome, { kind: 'done' }>, { actions, complete }: Progress): Ended => {
  if (outcome.kind === 'signal') return { event: outcome.signal, complete, actions };
  const error = outcome.kind === 'error' ? { error: outcome.reason } : {};
  const isFailure = outcome.kind === 'incomplete' || outcome.kind === 'error';
  return { event: EVENTS[outcome.kind], complete: complete && !isFailure, actions, ...error };
};

const WANT_A_CALL = ['answer', 'ask', 'conference', 'record', 'redirect', 'reject', 'say', 'transfer'];
const WANT_A_VOICE = ['conference', 'record', 'redirect', 'startRecording', 'transfer'];

/** What is still possible after the caller has hung up. */
const WANT_NOBODY = ['generalLogSecurity', 'message', 'stopRecording'];

const OVER: VerbOutcome = { kind: 'over' };

/** Why a verb is not possible in this session, if it is not. */
const obstacleTo = (verb: string, session: LiveSession): string | undefined => {
  if (!session.hasCall && WANT_A_CALL.includes(verb)) return `${verb} needs a call, but there is none yet`;
  const isWritten = session.channel === 'TEXT' && WANT_A_VOICE.includes(verb);
  return isWritten ? `${verb} is not possible in a text session` : undefined;
};

const runVerb = async (
  verb: string,
  value: VerbValue,
  session: LiveSession,
  tools: VerbTools,
): Promise<VerbOutcome> => {
  if (session.state === 'DISCONNECTED' && !WANT_NOBODY.includes(verb)) return OVER;
  const run = VERBS.get(verb);
  const obstacle = obstacleTo(verb, session);
  const outcome =
    run === undefined || obstacle !== undefined
      ? { kind: 'error' as const, reason: obstacle ?? `unknown verb ${verb}` }
      : await run(value, session, tools);
  if (outcome.kind === 'error') note(session, 'error', outcome.reason, { verb });
  return outcome;
};

/** The outcome of a document so far. */
interface Progress {
  readonly actions: Action[];
  complete: boolean;
}

/** Whether the document goes on: after the failure of an optional verb, or a signal without a handler. */
const isPassedOver = (outcome: VerbOutcome, value: VerbValue, document: TropoDocument): boolean =>
  (outcome.kind === 'incomplete' && flagOf(value['required']) === false) ||
  (outcome.kind === 'signal' && !document.handlers.some(({ event }) => event === outcome.signal));

/** Runs the verbs one after the other until one of them ends the document. */
export const runDocument = async (
  document: TropoDocument,
  session: LiveSession,
  tools: VerbTools,
): Promise<Ended> => {
  const progress: Progress = { actions: [], complete: true };
  for (const { verb, value } of document.steps) {
    const outcome = await runVerb(verb, value, session, tools);
    if ('action' in outcome && outcome.action !== undefined) progress.actions.push(outcome.action);
    if (outcome.kind === 'done') continue;
    if (!isPassedOver(outcome, value, document)) return endedBy(outcome, progress);
    progress.complete = progress.complete && outcome.kind !== 'incomplete';
  }
  return { event: session.state === 'DISCONNECTED' ? 'hangup' : 'continue', ...progress };
};
