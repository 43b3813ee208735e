import { note } from '../../support/calls/call-report.ts';
import type { Handler } from '../documents/document.ts';
import type { Ended } from '../documents/run-document.ts';
import { speak } from '../documents/verbs/say.ts';
import type { LiveSession } from './live-session.ts';

/** The handler that fired. `isFarewell`: the call is over, so nothing that it answers can be run. */
interface Fired {
  readonly next: string;
  readonly ended: Ended;
  readonly isFarewell: boolean;
}

export const handlerFor = (handlers: readonly Handler[], event: string): Handler | undefined =>
  handlers.find((handler) => handler.event === event);

/** Whose turn it is after an event, in order: what only speaks, or is missing, falls through to `continue`. */
const turns = (handlers: readonly Handler[], event: string): readonly Handler[] => {
  const own = handlerFor(handlers, event);
  const isFinal = event === 'continue' || event === 'error' || own?.next !== undefined;
  const rest = isFinal ? undefined : handlerFor(handlers, 'continue');
  return [own, rest].filter((handler) => handler !== undefined);
};

const disconnect = (session: LiveSession, handlers: readonly Handler[], ended: Ended): Fired | undefined => {
  session.inbox.close();
  // A call that was refused or sent on was never Tropo's to hang up.
  if (session.ending === 'rejected' || session.ending === 'redirected') return undefined;
  session.state = 'DISCONNECTED';
  const next = handlerFor(handlers, 'hangup')?.next;
  return next === undefined ? undefined : { next, ended: { ...ended, event: 'hangup' }, isFarewell: true };
};

const stop = (session: LiveSession, handlers: readonly Handler[], ended: Ended): Fired | undefined => {
  if (session.channel === 'TEXT' && ended.event !== 'error') {
    // Only `hangup` ends a conversation. Without it the next text goes to a session that nobody listens to.
    session.ending = 'open';
    note(session, 'left-open', 'The document is done, but without a hangup the conversation stays open');
    return undefined;
  }
  session.ending = ended.event === 'error' ? 'failed' : 'hung-up';
  note(session, 'hung-up', 'Nothing is left to do, so Tropo hangs up');
  return disconnect(session, handlers, ended);
};

/** Decides what a document's end leads to: a POST to a handler, or the end of the session. */
export const followUp = (
  session: LiveSession,
  handlers: readonly Handler[],
  ended: Ended,
): Fired | undefined => {
  if (ended.event === 'hangup') return disconnect(session, handlers, ended);
  for (const { say, next } of turns(handlers, ended.event)) {
    speak(session, say);
    if (next !== undefined) return { next, ended, isFarewell: false };
  }
  return stop(session, handlers, ended);
};
