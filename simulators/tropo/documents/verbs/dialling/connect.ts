import { note } from '../../../../support/calls/call-report.ts';
import { isRecord } from '../../../../support/http/json.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import { timeOf } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { listOf } from '../../field-rules.ts';
import { choicesIn } from '../asking/ask.ts';
import { understand, withoutTerminator } from '../asking/grammar.ts';
import { speak } from '../say.ts';
import type { VerbTools } from '../verb.ts';
import { numberIn, textIn } from '../verb.ts';

const ANSWER_SECONDS = 2;

/** The `on` entries of a transfer for an event. */
export const handlersFor = (value: VerbValue, event: 'connect' | 'ring'): readonly VerbValue[] =>
  listOf(value['on'] ?? [])
    .filter(isRecord)
    .filter((handler) => handler['event'] === event);

const askCalledParty = (question: VerbValue, session: LiveSession, isMachine: boolean): boolean => {
  speak(session, question['say'], 'the called party');
  const keys = isMachine ? undefined : session.script.keys;
  const { value: choices, terminator } = choicesIn(question);
  session.seconds += keys === undefined ? numberIn(question, 'timeout', 30) : ANSWER_SECONDS;
  const isRight =
    keys !== undefined && understand(choices, withoutTerminator(keys, terminator)) !== undefined;
  note(
    session,
    'called-party-asked',
    keys === undefined ? 'The called party presses nothing' : `The called party presses ${keys}`,
    { keys, isRight },
  );
  return isRight;
};

const shortResult = (session: LiveSession) => ({
  result: {
    sessionId: session.id,
    callId: session.callId,
    state: session.state,
    sessionDuration: Math.round(session.seconds),
    timestamp: timeOf(session),
  },
});

/** Runs one handler before the bridge; `false` when the called party fails its question. */
const passes = async (
  handler: VerbValue,
  session: LiveSession,
  isMachine: boolean,
  tools: VerbTools,
): Promise<boolean> => {
  speak(session, handler['say'], 'the called party');
  const wait = handler['wait'];
  if (isRecord(wait)) session.seconds += numberIn(wait, 'milliseconds', 0) / 1000;
  const post = textIn(handler, 'post');
  if (post !== undefined) await tools.tell(post, shortResult(session));
  const questions = listOf(handler['ask']).filter(isRecord);
  return questions.every((question) => askCalledParty(question, session, isMachine));
};

/** Runs every handler between the answer of the called party and the bridge; `false` drops them. */
export const passesConnect = async (
  value: VerbValue,
  session: LiveSession,
  isMachine: boolean,
  tools: VerbTools,
): Promise<boolean> => {
  for (const handler of handlersFor(value, 'connect')) {
    if (!(await passes(handler, session, isMachine, tools))) return false;
  }
  return true;
};
