import { note } from '../../../support/calls/call-report.ts';
import { answerCall, callerLeaves } from '../../sessions/live-session.ts';
import { takeSignal } from './signals.ts';
import { finishRecording, uploadsOf, urlOf } from './uploads.ts';
import type { Verb, VerbOutcome } from './verb.ts';
import { DONE, numberIn, reported, textIn } from './verb.ts';

const tooLate = (verb: string): VerbOutcome => ({
  kind: 'error',
  reason: `${verb} is not possible once the call has been answered`,
});

export const answer: Verb = (_value, session) => {
  answerCall(session);
  return DONE;
};

export const hangup: Verb = (_value, session) => {
  note(session, 'hung-up', 'The application hangs up');
  session.ending = 'hung-up';
  return { kind: 'over' };
};

export const reject: Verb = (_value, session) => {
  if (session.state !== 'RINGING') return tooLate('reject');
  note(session, 'rejected', 'The application refuses the call, which was never answered');
  session.state = 'FAILED';
  session.ending = 'rejected';
  return { kind: 'over' };
};

export const redirect: Verb = (value, session) => {
  if (session.state !== 'RINGING') return tooLate('redirect');
  const to = String(value['to']);
  if (!/^sips?:/i.test(to)) return { kind: 'error', reason: 'redirect is possible only to SIP addresses' };
  note(session, 'redirected', `The caller is redirected to ${to}`, { to });
  session.state = 'DISCONNECTED';
  session.ending = 'redirected';
  return { kind: 'over' };
};

export const wait: Verb = (value, session) => {
  const signal = takeSignal(value, session);
  if (signal !== undefined) return { kind: 'signal', signal };
  session.seconds += numberIn(value, 'milliseconds', 0) / 1000;
  note(session, 'waited', 'Tropo waits');
  return DONE;
};

export const generalLogSecurity: Verb = (value, session) => {
  note(session, 'log-security', `Logging is set to ${textIn(value, 'value')}`);
  return DONE;
};

export const startRecording: Verb = (value, session) => {
  answerCall(session);
  const uploads = uploadsOf(value);
  session.recordingTo.push(...uploads);
  note(session, 'recording', 'The whole call is recorded from here', { url: urlOf(uploads) });
  return DONE;
};

export const stopRecording: Verb = (_value, session) => {
  note(session, 'recording-stopped', 'The recording of the whole call ends');
  finishRecording(session);
  return DONE;
};

/** The caller stays in the conference until they leave it. */
export const conference: Verb = (value, session) => {
  answerCall(session);
  note(session, 'conference', `The caller joins the conference ${textIn(value, 'id')}`, { id: value['id'] });
  const signal = takeSignal(value, session);
  if (signal !== undefined) {
    return { kind: 'signal', signal, ...reported(value, { duration: 0, disposition: 'EXTERNAL_EVENT' }) };
  }
  const duration = session.script.talkSeconds;
  session.seconds += duration;
  const hasLeft = session.script.hangsUp === 'caller' || session.script.outcome === 'caller-hangs-up';
  if (hasLeft) callerLeaves(session, 'The caller hangs up');
  const disposition = hasLeft ? 'HANGUP' : 'SUCCESS';
  return { kind: hasLeft ? 'over' : 'done', ...reported(value, { duration, disposition }) };
};
