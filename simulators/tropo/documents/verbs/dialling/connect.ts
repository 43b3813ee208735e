import { note } from '../../../../support/calls/call-report.ts';
import { isRecord } from '../../../../support/http/json.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import { calledPartyPresses, timeOf } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { listOf } from '../../field-rules.ts';
import { ANSWER_SECONDS, attemptsOf, heard, speakAgain, timeoutOf } from '../asking/question.ts';
import { speak } from '../say.ts';
import type { VerbTools } from '../verb.ts';
import { numberIn, textIn } from '../verb.ts';

const LISTENER = 'the called party';

/** The `on` entries of a transfer for an event. */
export const handlersFor = (value: VerbValue, event: 'connect' | 'ring'): readonly VerbValue[] =>
  listOf(value['on'] ?? [])
    .filter(isRecord)
    .filter((handler) => handler['event'] === event);

/** Asks once; `true` when the called party makes one of the choices. */
const askOnce = (question: VerbValue, session: LiveSession, isMachine: boolean, attempt: number): boolean => {
  const keys = isMachine ? undefined : calledPartyPresses(session);
  session.seconds += keys === undefined ? timeoutOf(question) : ANSWER_SECONDS;
  const isRight = keys !== undefined && heard(question, keys).understood !== undefined;
  const words = keys === undefined ? 'presses nothing' : `presses ${keys}`;
  note(session, 'called-party-asked', `The called party ${words}`, { keys, isRight });
  if (!isRight) speakAgain(question, session, keys === undefined ? 'timeout' : 'nomatch', attempt, LISTENER);
  return isRight;
};

const askCalledParty = (question: VerbValue, session: LiveSession, isMachine: boolean): boolean => {
  speak(session, question['say'], LISTENER);
  const attempts = attemptsOf(question);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (askOnce(question, session, isMachine, attempt)) return true;
  }
  return false;
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
  speak(session, handler['say'], LISTENER);
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
