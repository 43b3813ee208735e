import { note } from '../../support/calls/call-report.ts';
import type { LiveSession } from '../sessions/live-session.ts';

/** The newest text session between each number of the account and each person. */
export interface Conversations {
  readonly open: (ours: string, theirs: string, session: LiveSession) => void;
  readonly find: (ours: string, theirs: string) => LiveSession | undefined;
  /** Ends the conversations of a number; without one, all of them. */
  readonly end: (ours?: string) => void;
}

const endOne = (session: LiveSession): void => {
  session.inbox.close();
  if (session.ending !== 'open') return;
  session.ending = 'hung-up';
  note(session, 'conversation-ended', 'The open conversation ends');
};

export const makeConversations = (): Conversations => {
  const byNumber = new Map<string, Map<string, LiveSession>>();
  return {
    open: (ours, theirs, session) => {
      byNumber.set(ours, (byNumber.get(ours) ?? new Map()).set(theirs, session));
    },
    find: (ours, theirs) => byNumber.get(ours)?.get(theirs),
    end: (ours) => {
      for (const number of ours === undefined ? [...byNumber.keys()] : [ours]) {
        for (const session of byNumber.get(number)?.values() ?? []) endOne(session);
        byNumber.delete(number);
      }
    },
  };
};
