import { note } from '../../../support/calls/call-report.ts';
import { isRecord } from '../../../support/http/json.ts';
import { dialled } from '../../numbers.ts';
import type { LiveSession } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';
import { listOf } from '../field-rules.ts';
import { readDestination } from './dialling/destination.ts';
import type { Verb, VerbTools } from './verb.ts';
import { named, textIn } from './verb.ts';

const MESSENGERS: readonly string[] = ['AIM', 'GTALK', 'JABBER', 'MSN', 'TWITTER', 'YAHOO'];
const TEXT_NETWORKS: readonly string[] = ['SMS', 'MMS', ...MESSENGERS];

const wordIn = (value: VerbValue, field: string): string => (textIn(value, field) ?? '').toUpperCase();

/** Whether a `call` opens a text conversation instead of dialling. */
export const isByText = (value: VerbValue): boolean =>
  wordIn(value, 'channel') === 'TEXT' || TEXT_NETWORKS.includes(wordIn(value, 'network'));

/** Who gets the text: only the first of a list. */
const recipientOf = (value: VerbValue): string | undefined => {
  const [first] = listOf(value['to']);
  return MESSENGERS.includes(wordIn(value, 'network')) ? String(first) : readDestination(first)?.shown;
};

/** The two ends of a text, or why it cannot be sent. */
const endsOf = (value: VerbValue, { sendsTexts }: VerbTools) => {
  const from = textIn(value, 'from');
  const to = recipientOf(value);
  if (to === undefined) return { from, reason: 'the destination cannot be reached' };
  const isForeign = from !== undefined && !MESSENGERS.includes(wordIn(value, 'network')) && !sendsTexts(from);
  return isForeign
    ? { from, reason: `${from} is not a number of this account that takes texts` }
    : { from, to };
};

const fail = (value: VerbValue, session: LiveSession, reason: string) => {
  note(session, 'message-failed', `The message is not sent: ${reason}`, {
    to: value['to'],
    from: value['from'],
  });
  return { kind: 'incomplete' as const, ...named(value, { disposition: 'FAILED' }) };
};

/** Opens a text conversation: each later `say` is a text, and an `ask` waits for the answer. */
export const callByText: Verb = (value, session, tools) => {
  const { from, to, reason } = endsOf(value, tools);
  if (to === undefined) {
    session.state = 'FAILED';
    return fail(value, session, reason);
  }
  session.hasCall = true;
  session.channel = 'TEXT';
  session.state = 'ANSWERED';
  session.callId = tools.randomId();
  session.textsTo = to;
  if (from !== undefined) tools.openConversation(dialled(from) ?? from, to, session);
  note(session, 'conversation-opened', `A conversation with ${to} is open`, { to, from });
  return { kind: 'done', ...named(value, { disposition: 'SUCCESS' }) };
};

const textOf = (value: VerbValue): string =>
  listOf(value['say'])
    .filter(isRecord)
    .map((one) => String(one['value'] ?? one['media']))
    .join(' ');

/** Sends a text to the first recipient only. */
export const message: Verb = (value, session, tools) => {
  const { from, to, reason } = endsOf(value, tools);
  if (to === undefined) return fail(value, session, reason);
  const text = textOf(value);
  session.logText(to, text);
  note(session, 'message-delivered', `A text goes to ${to}: ${text}`, {
    to,
    from,
    text,
    network: textIn(value, 'network') ?? 'SMS',
  });
  return { kind: 'done', ...named(value, { disposition: 'SUCCESS' }) };
};
