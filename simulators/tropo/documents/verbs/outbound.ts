import { note } from '../../../support/calls/call-report.ts';
import { isRecord } from '../../../support/http/json.ts';
import type { VerbValue } from '../document.ts';
import { listOf } from '../field-rules.ts';
import { beginAttempt } from './dialling/attempt.ts';
import { readDestination, shownCallerId } from './dialling/destination.ts';
import { dial } from './dialling/dial.ts';
import type { Verb } from './verb.ts';
import { named, textIn } from './verb.ts';

/** Dials a person for a launched session. From then on there is a call, and verbs speak to that person. */
export const call: Verb = (value, session, tools) => {
  if (session.hasCall) return { kind: 'error', reason: 'call is not possible while there is an active call' };
  const attempt = beginAttempt(value, session);
  const callerId = shownCallerId(value['from'], undefined);
  note(session, 'dialling', `Tropo dials ${listOf(value['to']).join(', ')}`, {
    to: listOf(value['to']),
    callerId,
  });
  const result = dial(value, session);
  if (result.kind === 'caller-left') return { kind: 'incomplete', ...attempt.action('FAILED', result.to) };
  if (result.kind === 'failed') {
    session.state = 'FAILED';
    return { kind: 'incomplete', ...attempt.action(result.disposition, result.to) };
  }
  session.hasCall = true;
  session.state = 'ANSWERED';
  session.callId = tools.randomId();
  session.connectedTo = result.by.shown;
  if (callerId !== undefined) session.callerIdShown = callerId;
  note(session, 'called-party-answered', `${result.by.shown} answers`, { to: result.by.shown, callerId });
  return { kind: 'done', ...attempt.action('SUCCESS', result.by.calledId) };
};

const textOf = (value: VerbValue): string =>
  listOf(value['say'])
    .filter(isRecord)
    .map((one) => String(one['value'] ?? one['media']))
    .join(' ');

/** Sends a text to the first recipient only. */
export const message: Verb = (value, session, { sendsTexts, logText }) => {
  const from = textIn(value, 'from');
  const to = readDestination(listOf(value['to'])[0]);
  const isForeignSender = from !== undefined && !sendsTexts(from);
  if (to === undefined || isForeignSender) {
    const reason =
      to === undefined
        ? 'the destination cannot be reached'
        : `${from} is not a number of this account that takes texts`;
    note(session, 'message-failed', `The message is not sent: ${reason}`, { to: value['to'], from });
    return { kind: 'incomplete', ...named(value, { disposition: 'FAILED' }) };
  }
  const text = textOf(value);
  logText(session.id, to.shown, text);
  note(session, 'message-delivered', `A text goes to ${to.shown}: ${text}`, {
    to: to.shown,
    from,
    text,
    network: textIn(value, 'network') ?? 'SMS',
  });
  return { kind: 'done', ...named(value, { disposition: 'SUCCESS' }) };
};
