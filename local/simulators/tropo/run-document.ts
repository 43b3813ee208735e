import type { TropoDocument, VerbValue } from './document.ts';
import type { LiveSession } from './live-session.ts';
import { note } from './live-session.ts';
import type { Outcome } from './result.ts';
import type { Action, VerbOutcome, VerbTools } from './verbs/verb.ts';
import { VERBS } from './verbs/verb-table.ts';

/** How running a document ended: the event that it raises, and what the result will say. */
export interface Ended extends Outcome {
  /** `continue`, `incomplete`, `error`, `hangup`, or the name of a signal. */
  readonly event: string;
}

const EVENTS = { incomplete: 'incomplete', over: 'hangup', error: 'error' } as const;

const endedBy = (outcome: Exclude<VerbOutcome, { kind: 'done' }>, { actions, complete }: Progress): Ended => {
  if (outcome.kind === 'signal') return { event: outcome.signal, complete, actions };
  const error = outcome.kind === 'error' ? { error: outcome.reason } : {};
  const isFailure = outcome.kind === 'incomplete' || outcome.kind === 'error';
  return { event: EVENTS[outcome.kind], complete: complete && !isFailure, actions, ...error };
};

const runVerb = async (
  verb: string,
  value: VerbValue,
  session: LiveSession,
  tools: VerbTools,
): Promise<VerbOutcome> => {
  const run = VERBS.get(verb);
  const outcome = run === undefined ? { kind: 'done' as const } : await run(value, session, tools);
  if (outcome.kind === 'error') note(session, 'error', outcome.reason, { verb });
  return outcome;
};

/** What a document has come to so far. */
interface Progress {
  readonly actions: Action[];
  complete: boolean;
}

/** A failure that the verb did not require to succeed, or a signal that the document has no handler for. */
const isPassedOver = (outcome: VerbOutcome, value: VerbValue, document: TropoDocument): boolean =>
  (outcome.kind === 'incomplete' && value['required'] === false) ||
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
  return { event: 'continue', ...progress };
};
