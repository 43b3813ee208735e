import type { VerbValue } from '../document.ts';
import type { LiveSession } from '../live-session.ts';
import { answerCall, callerLeaves, note, timeOf } from '../live-session.ts';
import { choicesIn } from './ask.ts';
import { handlersFor, passesConnect } from './connect.ts';
import { destinationsOf, detectsMachine, shownCallerId } from './destination.ts';
import type { Dialled } from './dial.ts';
import { dial } from './dial.ts';
import { takeSignal } from './signals.ts';
import type { Action, Verb, VerbOutcome } from './verb.ts';
import { named, numberIn } from './verb.ts';

const MACHINE_DETECTION_SECONDS = 4;

/** An attempt that is being made: what results say of it is measured from its start. */
interface Attempt {
  readonly value: VerbValue;
  readonly session: LiveSession;
  readonly startedSeconds: number;
  readonly timestamp: string;
}

const action = ({ value, session, startedSeconds, timestamp }: Attempt, rest: Action) => {
  const { disposition, connectedDuration = 0, calledid, ...more } = rest;
  const duration = Math.round(session.seconds - startedSeconds);
  return named(value, { duration, connectedDuration, disposition, timestamp, calledid, ...more });
};

const announce = (value: VerbValue, session: LiveSession) => {
  const to = destinationsOf(value['to']).map((destination) => destination?.shown ?? 'nobody');
  const callerId = shownCallerId(value['from'], session.callerId);
  note(session, 'dialling', `Tropo dials ${to.join(', ')}, showing ${callerId ?? 'no number'}`, {
    to,
    callerId,
  });
  for (const { say } of handlersFor(value, 'ring') as readonly { readonly say?: unknown }[]) {
    if (say === undefined) continue;
    const times = numberIn(value, 'ringRepeat', 1);
    note(session, 'ring-audio', `Instead of ringing, the caller hears something (${times} times)`, {
      say,
      times,
    });
  }
};

const end = (attempt: Attempt, answered: Dialled & { kind: 'answered' }, answeredSeconds: number) => {
  const { session } = attempt;
  const calledid = answered.by.calledId;
  const connectedDuration = Math.round(session.seconds - answeredSeconds);
  const userType =
    answered.isMachine && detectsMachine(attempt.value['machineDetection']) ? 'MACHINE' : 'HUMAN';
  return (disposition: string) => action(attempt, { disposition, connectedDuration, calledid, userType });
};

/** The two talk, until a signal, the caller's key or one of them ends it. */
const talk = (
  attempt: Attempt,
  answered: Dialled & { kind: 'answered' },
  answeredSeconds: number,
): VerbOutcome => {
  const { value, session } = attempt;
  const signal = takeSignal(value, session);
  if (signal !== undefined) {
    return { kind: 'signal', signal, ...end(attempt, answered, answeredSeconds)('EXTERNAL_EVENT') };
  }
  session.seconds += session.script.talkSeconds;
  const { terminator } = choicesIn(value);
  const isCutShort = typeof terminator === 'string' && session.callerKeys[0]?.includes(terminator) === true;
  if (isCutShort) session.callerKeys.shift();
  const hasLeft = !isCutShort && session.script.hangsUp === 'caller';
  if (hasLeft) callerLeaves(session, 'The caller hangs up');
  else
    note(
      session,
      'called-party-left',
      isCutShort ? `The caller presses ${terminator}` : 'The called party hangs up',
    );
  return { kind: hasLeft ? 'over' : 'done', ...end(attempt, answered, answeredSeconds)('SUCCESS') };
};

const connect = async (
  attempt: Attempt,
  answered: Dialled & { kind: 'answered' },
  tools: Parameters<Verb>[2],
): Promise<VerbOutcome> => {
  const { value, session } = attempt;
  const answeredSeconds = session.seconds;
  note(session, 'called-party-answered', `${answered.isMachine ? 'A machine' : 'Somebody'} answers`, {
    isMachine: answered.isMachine,
  });
  if (detectsMachine(value['machineDetection'])) session.seconds += MACHINE_DETECTION_SECONDS;
  if (!(await passesConnect(value, session, answered.isMachine, tools))) {
    note(session, 'called-party-dropped', 'Tropo drops the called party, and the caller never hears them');
    return {
      kind: 'incomplete',
      ...action(attempt, { disposition: 'FAILED', calledid: answered.by.calledId }),
    };
  }
  const shown = shownCallerId(value['from'], session.callerId);
  session.connectedTo = answered.by.shown;
  if (shown !== undefined) session.callerIdShown = shown;
  note(session, 'bridged', `The caller is connected to ${answered.by.shown}`, {
    to: answered.by.shown,
    callerId: shown,
  });
  return talk(attempt, answered, answeredSeconds);
};

/** Answers the caller, dials, and bridges the two until one of them leaves. */
export const transfer: Verb = async (value, session, tools) => {
  answerCall(session);
  announce(value, session);
  const attempt = { value, session, startedSeconds: session.seconds, timestamp: timeOf(session) };
  const result = dial(value, session);
  session.seconds += result.seconds;
  if (result.kind === 'answered') return connect(attempt, result, tools);
  if (result.kind === 'caller-left') {
    callerLeaves(session, 'The caller hangs up while it rings');
    return { kind: 'over', ...action(attempt, { disposition: 'HANGUP', calledid: result.to }) };
  }
  return { kind: 'incomplete', ...action(attempt, { disposition: result.disposition, calledid: result.to }) };
};
