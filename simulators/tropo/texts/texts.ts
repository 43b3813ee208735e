import type { CallReport } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import { scriptIn } from '../../support/calls/script.ts';
import type { Input } from '../../support/control/control-input.ts';
import {
  optionalRecord,
  optionalText,
  optionalWord,
  refuse,
  requiredText,
  textsIn,
} from '../../support/control/control-input.ts';
import { calledAddress } from '../calls/called-address.ts';
import type { PlaceCallDependencies } from '../calls/place-call.ts';
import { e164OrText, newSession, requiredUrl } from '../calls/place-call.ts';
import { overridden } from '../calls/session-body.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { Conversations } from './conversations.ts';
import { TEXT_PROFILES } from './text-profiles.ts';

/** Texts between the same two people belong to one session until the application hangs up. */
export const makeTexts = (play: PlaceCallDependencies, conversations: Conversations) => {
  const { account, sessions } = play;

  const openConversation = (ours: string, theirs: string): LiveSession | undefined => {
    const session = conversations.find(ours, theirs);
    const isOpen = session !== undefined && (sessions.isRunning(session) || session.ending === 'open');
    return isOpen ? session : undefined;
  };

  const goOn = (session: LiveSession, text: string): void => {
    if (sessions.isRunning(session)) {
      note(session, 'text-received', 'The text goes to the open conversation', { text });
      session.inbox.push(text);
    } else {
      note(
        session,
        'text-swallowed',
        'The last conversation ended without a hangup, so the application never sees this text',
        {
          text,
        },
      );
    }
  };

  /** `POST /simulator/texts`: a person sends a text to an owned number. */
  const send = (input: Input): Promise<CallReport> => {
    const name = optionalWord(input['profile'], 'profile', Object.keys(TEXT_PROFILES)) ?? 'sms';
    const profile = TEXT_PROFILES[name] ?? refuse('There is no such profile.');
    const address = calledAddress(play, requiredText(input, 'to'));
    const from = e164OrText(optionalText(input, 'from')?.trim() || profile.from);
    const text = optionalText(input, 'text') ?? refuse('Give "text", what is written.');
    const open = openConversation(address.value, from);
    if (open !== undefined) {
      goOn(open, text);
      return sessions.report(open);
    }
    const shape = profile.shape({ from, to: address.value, text });
    const live = sessions.start({
      session: overridden(newSession(play, address, shape, text), optionalRecord(input, 'session') ?? {}),
      url: requiredUrl(account, address.applicationId, 'messaging'),
      script: scriptIn(input),
      callerId: from,
      text,
      signals: textsIn(input, 'signals'),
    });
    conversations.open(address.value, from, live);
    note(live, 'text-received', `${from} writes to ${address.value}: ${text}`, {
      from,
      to: address.value,
      text,
    });
    return sessions.report(live);
  };

  /** Ends every conversation, as after a long silence. */
  const endAll = (): void => conversations.end();

  return { send, endAll };
};
