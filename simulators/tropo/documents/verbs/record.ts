import { note } from '../../../support/calls/call-report.ts';
import { answerCall, callerLeaves } from '../../sessions/live-session.ts';
import { speak } from './say.ts';
import { takeSignal } from './signals.ts';
import type { Verb } from './verb.ts';
import { named, numberIn, textIn } from './verb.ts';

const MESSAGE_SECONDS = 8;

/** The caller leaves a message. Nothing is recorded: only the result reports it. */
export const record: Verb = (value, session) => {
  answerCall(session);
  speak(session, value['say']);
  const signal = takeSignal(value, session);
  if (signal !== undefined) {
    return { kind: 'signal', signal, ...named(value, { duration: 0, disposition: 'EXTERNAL_EVENT' }) };
  }
  const duration = Math.min(MESSAGE_SECONDS, numberIn(value, 'maxTime', MESSAGE_SECONDS));
  session.seconds += duration;
  const url = textIn(value, 'url');
  note(session, 'recorded', `The caller speaks for ${duration} seconds`, { url });
  const upload = url === undefined ? {} : { url, uploadStatus: 'success' };
  if (session.script.outcome === 'caller-hangs-up') {
    callerLeaves(session, 'The caller hangs up');
    return { kind: 'over', ...named(value, { duration, disposition: 'HANGUP', ...upload }) };
  }
  return { kind: 'done', ...named(value, { duration, disposition: 'SUCCESS', ...upload }) };
};
