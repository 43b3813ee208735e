import { note } from '../../../../support/calls/call-report.ts';
import type { LiveSession } from '../../../sessions/live-session.ts';
import { answerCall, callerLeaves } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import { choicesIn } from '../asking/question.ts';
import { takeSignal } from '../signals.ts';
import type { Verb, VerbOutcome, VerbTools } from '../verb.ts';
import { numberIn, reported } from '../verb.ts';
import type { Attempt } from './attempt.ts';
import { beginAttempt } from './attempt.ts';
import { handlersFor, passesConnect } from './connect.ts';
import { destinationsOf, detectsMachine, shownCallerId } from './destination.ts';
import type { Dialled } from './dial.ts';
import { dial } from './dial.ts';

const MACHINE_DETECTION_SECONDS = 4;

const announce = (value: VerbValue, session: LiveSession) => {
  const to = destinationsOf(value['to']).map(
    (destination) => destination?.shown ?? 'an unreachable destination',
  );
  const callerId = shownCallerId(value['from'], session.callerId);
  note(session, 'dialling', `Tropo dials ${to.join(', ')}, showing ${callerId ?? 'no number'}`, {
    to,
    callerId,
  });
  const times = numberIn(value, 'ringRepeat', 1);
  for (const handler of handlersFor(value, 'ring')) {
    note(session, 'ring-audio', 'The caller hears a recording instead of ringing', {
      say: handler['say'],
      times,
    });
  }
};

type Answered = Extract<Dialled, { kind: 'answered' }>;

/** Whether the caller presses the key that ends the transfer. */
const pressesTerminator = (value: VerbValue, session: LiveSession): boolean => {
  const { terminator } = choicesIn(value);
  const isPressed = typeof terminator === 'string' && session.callerKeys[0]?.includes(terminator) === true;
  if (isPressed) session.callerKeys.shift();
  return isPressed;
};

/** The two talk until a signal, the caller's key or a hang-up ends it. */
const talk = (value: VerbValue, session: LiveSession): Exclude<VerbOutcome, { kind: 'error' }> => {
  const signal = takeSignal(value, session);
  if (signal !== undefined) return { kind: 'signal', signal };
  session.seconds += session.script.talkSeconds;
  if (pressesTerminator(value, session)) {
    note(session, 'transfer-ended', 'The caller presses the key that ends the transfer');
    return { kind: 'done' };
  }
  if (session.script.hangsUp === 'caller') {
    callerLeaves(session, 'The caller hangs up');
    return { kind: 'over' };
  }
  note(session, 'called-party-left', 'The called party hangs up');
  return { kind: 'done' };
};

const connect = async (
  value: VerbValue,
  session: LiveSession,
  { by, isMachine }: Answered,
  attempt: Attempt,
  tools: VerbTools,
): Promise<VerbOutcome> => {
  const answeredSeconds = session.seconds;
  const hears = isMachine ? 'A machine answers' : 'A person answers';
  note(session, 'called-party-answered', hears, { to: by.shown, isMachine });
  const isDetecting = detectsMachine(value['machineDetection']);
  if (isDetecting) session.seconds += MACHINE_DETECTION_SECONDS;
  if (!(await passesConnect(value, session, isMachine, tools))) {
    note(session, 'called-party-dropped', 'Tropo drops the called party, whom the caller never hears');
    return { kind: 'incomplete', ...reported(value, attempt.fields('FAILED', by.calledId)) };
  }
  const callerId = shownCallerId(value['from'], session.callerId);
  session.connectedTo = by.shown;
  if (callerId !== undefined) session.callerIdShown = callerId;
  note(session, 'bridged', `The caller is connected to ${by.shown}`, { to: by.shown, callerId, isMachine });
  const outcome = talk(value, session);
  const userType = isMachine && isDetecting ? 'MACHINE' : 'HUMAN';
  const disposition = outcome.kind === 'signal' ? 'EXTERNAL_EVENT' : 'SUCCESS';
  return {
    ...outcome,
    ...reported(value, attempt.fields(disposition, by.calledId, { answeredSeconds, userType })),
  };
};

/** Answers the caller, dials, and bridges the two. */
export const transfer: Verb = async (value, session, tools) => {
  answerCall(session);
  announce(value, session);
  const attempt = beginAttempt(session);
  const result = dial(value, session);
  if (result.kind === 'answered') return connect(value, session, result, attempt, tools);
  if (result.kind === 'failed') {
    return { kind: 'incomplete', ...reported(value, attempt.fields(result.disposition, result.to)) };
  }
  callerLeaves(session, 'The caller hangs up while it rings');
  return { kind: 'over', ...reported(value, attempt.fields('HANGUP', result.to)) };
};
