import { calledAddress } from './called-address.ts';
import type { PlayDependencies } from './calls.ts';
import { e164OrText, newSession, requiredUrl } from './calls.ts';
import type { Input } from './control-input.ts';
import {
  optionalRecord,
  optionalText,
  optionalWord,
  refuse,
  requiredText,
  scriptIn,
  signalsIn,
} from './control-input.ts';
import type { LiveSession } from './live-session.ts';
import { note } from './live-session.ts';
import { overridden } from './session-body.ts';
import type { SessionReport } from './sessions.ts';
import { TEXT_PROFILES } from './text-profiles.ts';

/** Texts between the same two belong to one session until the application hangs up. */
export const makeTexts = (play: PlayDependencies) => {
  const conversations = new Map<string, LiveSession>();
  const { sessions } = play;

  const openConversation = (key: string): LiveSession | undefined => {
    const session = conversations.get(key);
    const isOpen = session !== undefined && (sessions.isRunning(session) || session.ending === 'open');
    return isOpen ? session : undefined;
  };

  const goOn = (session: LiveSession, text: string): Promise<SessionReport> => {
    if (sessions.isRunning(session)) {
      note(session, 'text-received', 'The text goes to the conversation that is open', { text });
      session.inbox.push(text);
    } else {
      note(session, 'text-swallowed', 'The old conversation was never hung up; nobody sees this text', {
        text,
      });
    }
    return sessions.settled(session);
  };

  const begin = (key: string, from: string, text: string, input: Input): Promise<SessionReport> => {
    const name = optionalWord(input['profile'], 'profile', Object.keys(TEXT_PROFILES)) ?? 'sms';
    const profile = TEXT_PROFILES[name] ?? refuse('There is no such profile.');
    const address = calledAddress(play.account, requiredText(input, 'to'));
    const shape = profile.shape({ from, to: address.value, text });
    const overrides = optionalRecord(input, 'session') ?? {};
    const session = overridden(newSession(play, address, shape, text), overrides);
    const url = requiredUrl(play.account, address.applicationId, 'messaging');
    const script = scriptIn(input);
    const live = sessions.start({ session, url, script, callerId: from, text, signals: signalsIn(input) });
    note(live, 'text-received', `${from} writes to ${address.value}: ${text}`, {
      from,
      to: address.value,
      text,
    });
    conversations.set(key, live);
    return sessions.settled(live);
  };

  return {
    /** `POST /simulator/texts`: somebody writes to a mask. */
    send: (input: Input): Promise<SessionReport> => {
      const { value: to } = calledAddress(play.account, requiredText(input, 'to'));
      const from = e164OrText(optionalText(input, 'from')?.trim() || '+14075550199');
      const text = optionalText(input, 'text') ?? refuse('Give "text", what is written.');
      const key = `${to} ${from}`;
      const open = openConversation(key);
      return open === undefined ? begin(key, from, text, input) : goOn(open, text);
    },
    /** Gives up every conversation, as if so much time had passed that nobody remembers it. */
    forget: (): void => {
      for (const session of conversations.values()) session.inbox.close();
      conversations.clear();
    },
  };
};
