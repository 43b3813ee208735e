import { note } from '../../../../support/calls/call-report.ts';
import { listOf } from '../../field-rules.ts';
import { callByText, isByText } from '../texting.ts';
import type { Verb } from '../verb.ts';
import { named } from '../verb.ts';
import { beginAttempt } from './attempt.ts';
import { shownCallerId } from './destination.ts';
import { dial } from './dial.ts';

const callByVoice: Verb = (value, session, tools) => {
  const attempt = beginAttempt(session);
  const callerId = shownCallerId(value['from'], undefined);
  note(session, 'dialling', `Tropo dials ${listOf(value['to']).join(', ')}`, {
    to: listOf(value['to']),
    callerId,
  });
  const result = dial(value, session);
  if (result.kind === 'caller-left')
    return { kind: 'incomplete', ...named(value, attempt.fields('FAILED', result.to)) };
  if (result.kind === 'failed') {
    session.state = 'FAILED';
    return { kind: 'incomplete', ...named(value, attempt.fields(result.disposition, result.to)) };
  }
  session.hasCall = true;
  session.state = 'ANSWERED';
  session.callId = tools.randomId();
  session.connectedTo = result.by.shown;
  if (callerId !== undefined) session.callerIdShown = callerId;
  note(session, 'called-party-answered', `${result.by.shown} answers`, { to: result.by.shown, callerId });
  return { kind: 'done', ...named(value, attempt.fields('SUCCESS', result.by.calledId)) };
};

/** Reaches a person for a launched session. From then on there is a call, and verbs speak to that person. */
export const call: Verb = (value, session, tools) => {
  if (session.hasCall) return { kind: 'error', reason: 'call is not possible while there is an active call' };
  return (isByText(value) ? callByText : callByVoice)(value, session, tools);
};
