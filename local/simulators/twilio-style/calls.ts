import type { CallReport } from '../support/call-report.ts';
import type { Input } from '../support/control-input.ts';
import { ControlFault, optionalText, optionalWord, refuse, requiredText } from '../support/control-input.ts';
import { note } from '../support/event.ts';
import { scriptIn } from '../support/read-script.ts';
import { readings } from '../support/readings.ts';
import type { CarrierAccount } from './account.ts';
import type { CallerProfile } from './caller-profiles.ts';
import { CALLER_NAMES, CALLER_PROFILES } from './caller-profiles.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { IncomingNumber } from './incoming-number.ts';
import type { LiveCall } from './live-call.ts';
import type { NumberBook } from './number-book.ts';
import { playCall } from './play-call.ts';
import type { CallTools } from './scene.ts';

export interface PlayDependencies extends CallTools {
  readonly accounts: readonly CarrierAccount[];
  readonly book: NumberBook;
  readonly now: () => Date;
}

interface BilledReport extends CallReport {
  /** Whether the call costs its owner something. */
  readonly billed: boolean;
}

/** The number that somebody means, in any reasonable spelling. */
export const calledNumber = ({ book }: PlayDependencies, text: string): IncomingNumber => {
  const owned = readings(text)
    .map(book.byNumber)
    .find((one) => one !== undefined);
  if (owned !== undefined) return owned;
  throw new ControlFault(404, `Nobody is at ${text}: it is no number of an account.`);
};

export const accountOf = ({ accounts }: PlayDependencies, owned: IncomingNumber): CarrierAccount =>
  accounts.find(({ sid }) => sid === owned.accountSid) ??
  refuse(`${owned.number} belongs to an account that the simulator does not know.`);

const profileIn = (input: Input): CallerProfile =>
  CALLER_PROFILES[optionalWord(input['caller'], 'caller', CALLER_NAMES) ?? 'us'];

/** A caller's own spelling of their number, in E.164 where it is a number at all. */
const e164OrText = (text: string): string => readings(text)[0] ?? text;

const fromIn = (input: Input, profile: CallerProfile): string => {
  const named = optionalText(input, 'from')?.trim();
  return named && profile.isNumber ? e164OrText(named) : profile.from;
};

const liveCall = (play: PlayDependencies, input: Input): LiveCall => {
  const owned = calledNumber(play, requiredText(input, 'to'));
  const profile = profileIn(input);
  const script = scriptIn(input);
  return {
    sid: play.dialect.sidFrom('CA', play.randomId()),
    owned,
    account: accountOf(play, owned),
    profile,
    from: fromIn(input, profile),
    to: owned.number,
    script,
    startedAt: play.now(),
    events: [],
    callerKeys: [...script.callerKeys],
    seconds: 0,
    hasCallerLeft: false,
    hasDialled: false,
    documents: 0,
    ending: 'hung-up',
    status: 'ringing',
  };
};

const reportOf = (call: LiveCall): BilledReport => {
  const { sid, connectedTo, callerIdShown, answeredSeconds, events, ending } = call;
  return {
    id: sid,
    state: connectedTo === undefined ? ending : 'bridged',
    ...(connectedTo !== undefined && { connectedTo }),
    ...(callerIdShown !== undefined && { callerIdShown }),
    billed: answeredSeconds !== undefined,
    events,
  };
};

/** `POST /simulator/calls`: somebody dials a mask. */
export const placeCall = async (play: PlayDependencies, input: Input): Promise<BilledReport> => {
  const call = liveCall(play, input);
  if (!capabilitiesOf(call.to, play.settings()).voice) {
    throw new ControlFault(409, `${call.to} takes texts and no calls.`);
  }
  note(call, 'ringing', `${call.from} calls ${call.to}`, { from: call.from, to: call.to });
  await playCall(call, play);
  return reportOf(call);
};
