import { note } from '../../../../support/calls/call-report.ts';
import { isRecord } from '../../../../support/http/json.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import { answerCall, callerLeaves } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { listOf } from '../../field-rules.ts';
import { speak } from '../say.ts';
import { takeSignal } from '../signals.ts';
import type { Verb, VerbOutcome } from '../verb.ts';
import { named, numberIn, textIn } from '../verb.ts';
import type { Understood } from './grammar.ts';
import { understand, withoutTerminator } from './grammar.ts';

const ANSWER_SECONDS = 2;
const TIMEOUT_SECONDS = 30;

export const choicesIn = (value: VerbValue) => {
  const choices = value['choices'];
  const record = isRecord(choices) ? choices : {};
  return { value: textIn(record, 'value') ?? '', terminator: record['terminator'] };
};

const recognised = (input: string): string =>
  `<?xml version="1.0"?>\r\n<result grammar="0@00000000.vxmlgrammar">\r\n    <interpretation grammar="0@00000000.vxmlgrammar" confidence="100">\r\n        \r\n      <input mode="dtmf">${input.replace(/[<&]/g, ' ')}</input>\r\n    </interpretation>\r\n</result>\r\n`;

const success = (value: VerbValue, input: string, understood: Understood, attempts: number): VerbOutcome => ({
  kind: 'done',
  ...named(value, {
    attempts,
    disposition: 'SUCCESS',
    confidence: 100,
    interpretation: input,
    utterance: input,
    ...(understood.concept !== undefined && { concept: understood.concept }),
    value: understood.value,
    xml: recognised(input),
  }),
});

/** Speaks the sentences for a missing answer or for one that does not match. */
const speakAgain = (
  value: VerbValue,
  session: LiveSession,
  event: 'nomatch' | 'timeout',
  attempt: number,
) => {
  const fitting = listOf(value['say'] ?? []).filter(
    (one) => isRecord(one) && (one['event'] === event || one['event'] === `${event}:${attempt}`),
  );
  speak(
    session,
    fitting.map((one) => ({ value: isRecord(one) ? one['value'] : '' })),
  );
};

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

interface Input {
  readonly text?: string | undefined;
  readonly signal?: string;
}

/** Asks once. Returns the outcome, or the disposition so far when the question is still open. */
const askOnce = async (
  value: VerbValue,
  session: LiveSession,
  attempt: number,
): Promise<VerbOutcome | 'FAILED' | 'TIMEOUT'> => {
  const { value: choices, terminator } = choicesIn(value);
  const { text, signal } = await nextInput(value, session);
  if (signal !== undefined) return interrupted(value, signal, attempt);
  if (text === undefined) {
    session.seconds += numberIn(value, 'timeout', TIMEOUT_SECONDS);
    note(session, 'asked', 'The caller says nothing');
    speakAgain(value, session, 'timeout', attempt);
    return 'TIMEOUT';
  }
  session.seconds += ANSWER_SECONDS;
  const input = withoutTerminator(text, terminator);
  const understood = understand(choices, input);
  note(session, 'asked', `The caller answers ${input}`, { input, isChoice: understood !== undefined });
  if (understood !== undefined) return success(value, input, understood, attempt);
  speakAgain(value, session, 'nomatch', attempt);
  return 'FAILED';
};

const MAX_ATTEMPTS = 20;

const askRepeatedly = async (value: VerbValue, session: LiveSession): Promise<VerbOutcome> => {
  const attempts = Math.min(Math.max(1, numberIn(value, 'attempts', 1)), MAX_ATTEMPTS);
  let disposition = 'TIMEOUT';
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await askOnce(value, session, attempt);
    if (typeof outcome !== 'string') return outcome;
    disposition = outcome;
  }
  return { kind: 'incomplete', ...named(value, { attempts, disposition }) };
};

const interrupted = (value: VerbValue, signal: string, attempts: number): VerbOutcome => ({
  kind: 'signal',
  signal,
  ...named(value, { attempts, disposition: 'EXTERNAL_EVENT' }),
});

export const ask: Verb = async (value, session) => {
  answerCall(session);
  speak(session, value['say']);
  const signal = takeSignal(value, session);
  if (signal !== undefined) return interrupted(value, signal, 1);
  if (session.script.outcome === 'caller-hangs-up') {
    callerLeaves(session, 'The caller hangs up instead of answering');
    return { kind: 'over', ...named(value, { attempts: 1, disposition: 'HANGUP' }) };
  }
  return askRepeatedly(value, session);
};
