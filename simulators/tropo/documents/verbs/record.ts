import { note } from '../../../support/calls/call-report.ts';
import type { LiveSession, Upload } from '../../sessions/live-session.ts';
import { answerCall, callerLeaves } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';
import { choicesIn, recognition } from './asking/question.ts';
import { speak } from './say.ts';
import { takeSignal } from './signals.ts';
import { noteUploads, uploadsOf, urlOf } from './uploads.ts';
import type { Action, Verb } from './verb.ts';
import { numberIn, reported } from './verb.ts';

const MESSAGE_SECONDS = 8;

const uploadFields = (uploads: readonly Upload[]): Action =>
  uploads.length === 0 ? {} : { url: urlOf(uploads), uploadStatus: 'success' };

/** The key that ends the message, if the caller presses it. */
const pressedTerminator = (value: VerbValue, session: LiveSession): Action => {
  const { terminator } = choicesIn(value);
  if (typeof terminator !== 'string' || session.callerKeys[0] !== terminator) return {};
  session.callerKeys.shift();
  return recognition(terminator, { value: terminator, concept: terminator });
};

/** The caller leaves a message. Hanging up is the usual way to end it, and raises `continue` (capture of 2016). */
export const record: Verb = (value, session) => {
  answerCall(session);
  speak(session, value['say']);
  const signal = takeSignal(value, session);
  if (signal !== undefined) {
    const fields = { attempts: 1, disposition: 'EXTERNAL_EVENT', duration: 0 };
    return { kind: 'signal', signal, ...reported(value, fields) };
  }
  const seconds = Math.min(MESSAGE_SECONDS, numberIn(value, 'maxTime', MESSAGE_SECONDS));
  session.seconds += seconds;
  const uploads = uploadsOf(value);
  note(session, 'recorded', `The caller speaks for ${seconds} seconds`, {
    url: urlOf(uploads),
  });
  const hangsUp = session.script.outcome === 'caller-hangs-up';
  const fields = {
    attempts: 1,
    disposition: 'SUCCESS',
    ...(hangsUp ? {} : pressedTerminator(value, session)),
    duration: Math.round(seconds * 1000),
    ...uploadFields(uploads),
  };
  noteUploads(session, uploads);
  if (!hangsUp) return { kind: 'done', ...reported(value, fields) };
  callerLeaves(session, 'The caller hangs up');
  session.state = 'DISCONNECTED';
  return { kind: 'left', ...reported(value, fields) };
};
