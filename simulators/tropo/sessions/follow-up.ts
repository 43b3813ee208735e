import { note } from '../../support/calls/call-report.ts';
import type { Handler } from '../documents/document.ts';
import type { Ended } from '../documents/run-document.ts';
import { speak } from '../documents/verbs/say.ts';
import type { LiveSession } from './live-session.ts';

/** The handler that fired. `isFarewell`: its answer is not run, because the call is over. */
interface Fired {
  readonly next: string;
  readonly ended: Ended;
  readonly isFarewell: boolean;
}

export const handlerFor = (handlers: readonly Handler[], event: string): Handler | undefined =>
  handlers.find((handler) => handler.event === event);

/** The handlers of an event, in order. One that only speaks, or is missing, is followed by `continue`. */
const turns = (handlers: readonly Handler[], event: string): readonly Handler[] => {
  const own = handlerFor(handlers, event);
  const isFinal = event === 'continue' || event === 'error' || own?.next !== undefined;
  const rest = isFinal ? undefined : handlerFor(handlers, 'continue');
  return [own, rest].filter((handler) => handler !== undefined);
};

const disconnect = (session: LiveSession, handlers: readonly Handler[], ended: Ended): Fired | undefined => {
  session.inbox.close();
  // A call that was refused or redirected has ended already.
  if (session.ending === 'rejected' || session.ending === 'redirected') return undefined;
  session.state = 'DISCONNECTED';
  const next = handlerFor(handlers, 'hangup')?.next;
  return next === undefined ? undefined : { next, ended: { ...ended, event: 'hangup' }, isFarewell: true };
};

const stop = (session: LiveSession, handlers: readonly Handler[], ended: Ended): Fired | undefined => {
  if (session.state === 'DISCONNECTED') return disconnect(session, handlers, ended);
  if (session.channel === 'TEXT' && ended.event !== 'error' && !session.inbox.isClosed()) {
    // Only `hangup` ends a conversation. Without it, the next text goes to this session and is lost.
    session.ending = 'open';
    note(session, 'left-open', 'The document is over, but without a hangup the conversation stays open');
    return undefined;
  }
  session.ending = ended.event === 'error' ? 'failed' : 'hung-up';
  note(session, 'hung-up', 'The document is over, so Tropo hangs up');
  return disconnect(session, handlers, ended);
};

/** Decides what follows a document: a POST to a handler, or the end of the session. */
export const followUp = (
  session: LiveSession,
  handlers: readonly Handler[],
  ended: Ended,
): Fired | undefined => {
  if (ended.event === 'hangup') return disconnect(session, handlers, ended);
  for (const { say, next } of turns(handlers, ended.event)) {
    if (session.state !== 'DISCONNECTED') speak(session, say);
    if (next !== undefined) return { next, ended, isFarewell: false };
  }
  return stop(session, handlers, ended);
};
