import { isRecord } from '../../../../support/http/json.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { listOf } from '../../field-rules.ts';
import { eventsOf, speak } from '../say.ts';
import type { Action } from '../verb.ts';
import { numberIn, textIn } from '../verb.ts';
import type { Understood } from './grammar.ts';
import { understand, withoutTerminator } from './grammar.ts';

/** How long it takes to answer a question. */
export const ANSWER_SECONDS = 2;

const TIMEOUT_SECONDS = 30;
const MAX_ATTEMPTS = 20;

export const choicesIn = (value: VerbValue) => {
  const choices = value['choices'];
  const record = isRecord(choices) ? choices : {};
  return { value: textIn(record, 'value') ?? '', terminator: record['terminator'] };
};

/** How often a question is asked. */
export const attemptsOf = (question: VerbValue): number =>
  Math.min(Math.max(1, numberIn(question, 'attempts', 1)), MAX_ATTEMPTS);

/** How long a question waits for an answer. */
export const timeoutOf = (question: VerbValue): number => numberIn(question, 'timeout', TIMEOUT_SECONDS);

/** What was pressed or said before the terminator, and what it means if it is a choice. */
export const heard = (question: VerbValue, keys: string) => {
  const { value: choices, terminator } = choicesIn(question);
  const input = withoutTerminator(keys, terminator);
  return { input, understood: understand(choices, input) };
};

/** Speaks the sentences of a missing answer, or of one that is no choice, at this attempt. */
export const speakAgain = (
  question: VerbValue,
  session: LiveSession,
  event: 'nomatch' | 'timeout',
  attempt: number,
  listener?: string,
): void => {
  const fitting = listOf(question['say'] ?? [])
    .filter(isRecord)
    .filter((one) => eventsOf(one).some((name) => name === event || name === `${event}:${attempt}`));
  speak(
    session,
    fitting.map(({ event: _event, ...sentence }) => sentence),
    listener,
  );
};

const xmlOf = (input: string): string =>
  `<?xml version="1.0"?>\r\n<result grammar="0@00000000.vxmlgrammar">\r\n    <interpretation grammar="0@00000000.vxmlgrammar" confidence="100">\r\n        \r\n      <input mode="dtmf">${input.replace(/[<&]/g, ' ')}</input>\r\n    </interpretation>\r\n</result>\r\n`;

/** The fields of a result about what the caller pressed or said. */
export const recognition = (input: string, { concept, value }: Understood): Action => ({
  confidence: 100,
  interpretation: input,
  utterance: input,
  ...(concept !== undefined && { concept }),
  value,
  xml: xmlOf(input),
});
