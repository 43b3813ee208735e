import { isRecord } from '../bodies.ts';
import type { VerbValue } from '../document.ts';
import { listOf } from '../document-fields.ts';
import type { LiveSession } from '../live-session.ts';
import { note, timeOf } from '../live-session.ts';
import { readDestination, shownCallerId } from './destination.ts';
import { dial } from './dial.ts';
import type { Verb } from './verb.ts';
import { DONE, named, textIn } from './verb.ts';

const hasCall = (session: LiveSession): boolean => session.channel !== 'NONE' || session.state === 'ANSWERED';

/** Dials somebody for a launched session. From then on there is a call, and verbs speak to that person. */
export const call: Verb = (value, session, tools) => {
  if (hasCall(session))
    return { kind: 'error', reason: 'call is not possible while there is an active call' };
  const startedSeconds = session.seconds;
  const timestamp = timeOf(session);
  const callerId = shownCallerId(value['from'], undefined);
  note(session, 'dialling', `Tropo dials ${String(value['to'])}`, { to: listOf(value['to']), callerId });
  const result = dial(value, session);
  session.seconds += result.seconds;
  const duration = Math.round(session.seconds - startedSeconds);
  if (result.kind !== 'answered') {
    note(session, 'not-connected', 'Outbound call has timed out');
    const disposition = result.kind === 'failed' ? result.disposition : 'FAILED';
    return { kind: 'incomplete', ...named(value, { duration, disposition, timestamp, calledid: result.to }) };
  }
  session.state = 'ANSWERED';
  session.callId = tools.randomId();
  session.connectedTo = result.by.shown;
  if (callerId !== undefined) session.callerIdShown = callerId;
  note(session, 'called-party-answered', `${result.by.shown} answers`, { to: result.by.shown, callerId });
  const calledid = result.by.calledId;
  return { kind: 'done', ...named(value, { duration, disposition: 'SUCCESS', timestamp, calledid }) };
};

const textOf = (value: VerbValue): string =>
  listOf(value['say'])
    .filter(isRecord)
    .map((one) => String(one['value'] ?? one['media']))
    .join(' ');

/** Sends a text to the first recipient, and only to that one, whatever else the call is about. */
export const message: Verb = (value, session, { ownsNumber }) => {
  const from = textIn(value, 'from');
  const to = readDestination(listOf(value['to'])[0]);
  const isForeignSender = from !== undefined && !ownsNumber(from);
  if (to === undefined || isForeignSender) {
    const reason =
      to === undefined ? 'nobody can be reached there' : `${from} is no number of this account with texts`;
    note(session, 'message-failed', `The message is not sent: ${reason}`, { to: value['to'], from });
    return { kind: 'incomplete', ...named(value, { disposition: 'FAILED' }) };
  }
  const text = textOf(value);
  note(session, 'message-delivered', `A text goes to ${to.shown}: ${text}`, {
    to: to.shown,
    from,
    text,
    network: textIn(value, 'network') ?? 'SMS',
  });
  return Object.keys(named(value, {})).length === 0
    ? DONE
    : { kind: 'done', ...named(value, { disposition: 'SUCCESS' }) };
};
