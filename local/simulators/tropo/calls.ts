import type { Account, Address } from './account.ts';
import { CREDENTIALS } from './account.ts';
import { isRecord } from './bodies.ts';
import { calledAddress } from './called-address.ts';
import type { SessionShape } from './caller-profiles.ts';
import { CALLER_PROFILES } from './caller-profiles.ts';
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
import { note } from './live-session.ts';
import { readings } from './numbers.ts';
import { overridden, sessionOf } from './session-body.ts';
import type { SessionReport, Sessions } from './sessions.ts';
import { applicationFor } from './sessions.ts';

export interface PlayDependencies {
  readonly account: Account;
  readonly sessions: Sessions;
  readonly now: () => Date;
  readonly randomId: () => string;
}

/** The session of somebody who reaches an address, with the facts that only the simulator knows. */
export const newSession = (
  { now, randomId }: PlayDependencies,
  address: Address,
  shape: SessionShape,
  initialText: string | null,
): Readonly<Record<string, unknown>> =>
  sessionOf(
    {
      id: randomId(),
      callId: randomId(),
      accountId: CREDENTIALS.accountId,
      applicationId: address.applicationId,
      timestamp: now().toISOString(),
      initialText,
    },
    shape,
  );

/** A caller's own spelling of their number, in E.164 where it is a number at all. */
export const e164OrText = (text: string): string => readings(text)[0] ?? text;

/** `POST /simulator/calls`: somebody dials a mask. */
export const placeCall = async (play: PlayDependencies, input: Input): Promise<SessionReport> => {
  const to = requiredText(input, 'to');
  const profileName = optionalWord(input['caller'], 'caller', Object.keys(CALLER_PROFILES)) ?? 'us';
  const profile = CALLER_PROFILES[profileName] ?? refuse('There is no such caller.');
  const from = e164OrText(optionalText(input, 'from')?.trim() || profile.from);
  const script = scriptIn(input);
  const overrides = optionalRecord(input, 'session') ?? {};
  const signals = signalsIn(input);
  const address = calledAddress(play.account, to);
  const shape = profile.shape({ from, to: address.value, text: '' });
  const session = overridden(newSession(play, address, shape, null), overrides);
  const application = applicationFor(play.account, address.applicationId);
  const callerId = profile.callerId ?? from;
  const live = play.sessions.start({ session, application, script, callerId, signals });
  note(live, 'ringing', `${from} calls ${address.value}`, { from, to: address.value, caller: profileName });
  return play.sessions.settled(live);
};

/** `POST /simulator/sessions`: POSTs a session as it is given, for instance one that was captured. */
export const replaySession = async (play: PlayDependencies, input: Input): Promise<SessionReport> => {
  const session = optionalRecord(input, 'session') ?? refuse('Give "session", the object to POST.');
  const application = applicationFor(play.account, optionalText(input, 'applicationId'));
  const from = isRecord(session['from']) ? optionalText(session['from'], 'id') : undefined;
  const text = session['initialText'];
  const live = play.sessions.start({
    session,
    application,
    script: scriptIn(input),
    signals: signalsIn(input),
    ...(from !== undefined && { callerId: e164OrText(from) }),
    ...(typeof text === 'string' && { text }),
  });
  note(live, 'replayed', 'The session that was given is POSTed as it is');
  return play.sessions.settled(live);
};
