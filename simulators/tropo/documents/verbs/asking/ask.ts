import { note } from '../../../../support/calls/call-report.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import { answerCall, callerLeaves } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { speak } from '../say.ts';
import { takeSignal } from '../signals.ts';
import type { Verb, VerbOutcome } from '../verb.ts';
import { reported } from '../verb.ts';
import { ANSWER_SECONDS, attemptsOf, heard, recognition, speakAgain, timeoutOf } from './question.ts';

interface Input {
  readonly text?: string | undefined;
  readonly signal?: string;
}

/** The caller's next input. In a text session it waits for a text or a signal. */
const nextInput = async (value: VerbValue, session: LiveSession): Promise<Input> => {
  if (session.channel !== 'TEXT') return { text: session.callerKeys.shift() };
  for (;;) {
    const text = await session.inbox.take();
    if (text !== undefined || session.signals.length === 0) return { text };
    const signal = takeSignal(value, session);
    if (signal !== undefined) return { signal };
  }
};

/** Asks once. Returns the outcome, or the disposition so far when the question is still open. */
const askOnce = async (
  value: VerbValue,
  session: LiveSession,
  attempts: number,
): Promise<VerbOutcome | 'FAILED' | 'TIMEOUT'> => {
  const { text, signal } = await nextInput(value, session);
  if (signal !== undefined) return interrupted(value, signal, attempts);
  if (text === undefined) {
    session.seconds += timeoutOf(value);
    note(session, 'asked', 'The caller says nothing');
    speakAgain(value, session, 'timeout', attempts);
    return 'TIMEOUT';
  }
  session.seconds += ANSWER_SECONDS;
  const { input, understood } = heard(value, text);
  note(session, 'asked', `The caller answers ${input}`, { input, isChoice: understood !== undefined });
  if (understood !== undefined) {
    const fields = { attempts, disposition: 'SUCCESS', ...recognition(input, understood) };
    return { kind: 'done', ...reported(value, fields) };
  }
  speakAgain(value, session, 'nomatch', attempts);
  return 'FAILED';
};

const askRepeatedly = async (value: VerbValue, session: LiveSession): Promise<VerbOutcome> => {
  const attempts = attemptsOf(value);
  let disposition = 'TIMEOUT';
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await askOnce(value, session, attempt);
    if (typeof outcome !== 'string') return outcome;
    disposition = outcome;
  }
  return { kind: 'incomplete', ...reported(value, { attempts, disposition }) };
};

const interrupted = (value: VerbValue, signal: string, attempts: number): VerbOutcome => ({
  kind: 'signal',
  signal,
  ...reported(value, { attempts, disposition: 'EXTERNAL_EVENT' }),
});

export const ask: Verb = async (value, session) => {
  answerCall(session);
  speak(session, value['say']);
  const signal = takeSignal(value, session);
  if (signal !== undefined) return interrupted(value, signal, 1);
  if (session.script.outcome === 'caller-hangs-up') {
    callerLeaves(session, 'The caller hangs up instead of answering');
    return { kind: 'over', ...reported(value, { attempts: 1, disposition: 'HANGUP' }) };
  }
  return askRepeatedly(value, session);
};
