import type { CallReport } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import { scriptIn } from '../../support/calls/script.ts';
import type { Input } from '../../support/control/control-input.ts';
import {
  ControlFault,
  optionalRecord,
  optionalText,
  optionalWord,
  refuse,
  requiredText,
  textsIn,
} from '../../support/control/control-input.ts';
import { readings } from '../../support/stock/readings.ts';
import type { Account, Address } from '../account.ts';
import { CREDENTIALS } from '../account.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { urlFor } from '../sessions/sessions.ts';
import type { CalledDependencies } from './called-address.ts';
import { calledAddress } from './called-address.ts';
import { CALLER_PROFILES } from './caller-profiles.ts';
import { channelOf, overridden, sessionOf, textAt } from './session-body.ts';
import type { SessionShape } from './session-shape.ts';

export interface PlaceCallDependencies extends CalledDependencies {
  readonly sessions: Sessions;
  readonly randomId: () => string;
}

/** The URL for sessions of this kind. @throws ControlFault when the application has none */
export const requiredUrl = (
  account: Account,
  applicationId: string | undefined,
  channel: 'messaging' | 'voice',
): string => {
  const application =
    applicationId === undefined ? account.applications()[0] : account.application(applicationId);
  const url = application && urlFor(application, channel);
  if (url !== undefined) return url;
  const field = channel === 'voice' ? 'voiceUrl' : 'messagingUrl';
  throw new ControlFault(409, `There is no application with a ${field}. Set one with PUT.`);
};

/** The session of a person who reaches an address. */
export const newSession = (
  { now, randomId }: PlaceCallDependencies,
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

/** The caller in E.164, or the text as it is when it is no number, such as a PIN. */
export const e164OrText = (text: string): string =>
  /^999\d{7}$/.test(text) ? text : (readings(text)[0] ?? text);

/** `POST /simulator/calls`: a person dials an owned number. */
export const placeCall = (play: PlaceCallDependencies, input: Input): Promise<CallReport> => {
  const to = requiredText(input, 'to');
  const caller = optionalWord(input['caller'], 'caller', Object.keys(CALLER_PROFILES)) ?? 'us';
  const profile = CALLER_PROFILES[caller] ?? refuse('There is no such caller.');
  const from = e164OrText(optionalText(input, 'from')?.trim() || profile.from);
  const script = scriptIn(input);
  const signals = textsIn(input, 'signals');
  const overrides = optionalRecord(input, 'session') ?? {};
  const address = calledAddress(play, to);
  const url = requiredUrl(play.account, address.applicationId, 'voice');
  const shape = profile.shape({ from, to: address.value, text: '' });
  const session = overridden(newSession(play, address, shape, null), overrides);
  const live = play.sessions.start({ session, url, script, callerId: profile.callerId ?? from, signals });
  note(live, 'ringing', `${from} calls ${address.value}`, { from, to: address.value, caller });
  return play.sessions.report(live);
};

/** `POST /simulator/sessions`: POSTs a session as it is given, for instance a captured one. */
export const replaySession = (play: PlaceCallDependencies, input: Input): Promise<CallReport> => {
  const session = optionalRecord(input, 'session') ?? refuse('Give "session", the object to POST.');
  const channel = channelOf(session) === 'TEXT' ? 'messaging' : 'voice';
  const url = requiredUrl(play.account, optionalText(input, 'applicationId'), channel);
  const from = textAt(session['from'], 'id');
  const text = textAt(session, 'initialText');
  const live = play.sessions.start({
    session,
    url,
    script: scriptIn(input),
    signals: textsIn(input, 'signals'),
    ...(from !== undefined && { callerId: e164OrText(from) }),
    ...(text !== undefined && { text }),
  });
  note(live, 'replayed', 'The simulator POSTs the session as it was given');
  return play.sessions.report(live);
};
