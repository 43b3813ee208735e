import type { CallReport } from '../../support/calls/call-report.ts';
import { scriptIn } from '../../support/calls/script.ts';
import type { Input } from '../../support/control/control-input.ts';
import { optionalText, optionalWord } from '../../support/control/control-input.ts';
import { readings } from '../../support/stock/readings.ts';
import type { CallerProfile } from './caller-profiles.ts';
import { CALLER_NAMES, CALLER_PROFILES } from './caller-profiles.ts';
import type { LiveCall } from './live-call.ts';

export interface BilledReport extends CallReport {
  /** Whether the account pays for the call. */
  readonly billed: boolean;
}

const profileIn = (input: Input): CallerProfile =>
  CALLER_PROFILES[optionalWord(input['caller'], 'caller', CALLER_NAMES) ?? 'us'];

/** The caller in E.164, or the text as it is when it is no number. */
const e164OrText = (text: string): string => readings(text)[0] ?? text;

const fromIn = (input: Input, profile: CallerProfile): string => {
  const named = optionalText(input, 'from')?.trim();
  return named && profile.isNumber ? e164OrText(named) : profile.from;
};

/** A new call, as the control call describes it. */
export const newCall = (
  facts: Pick<LiveCall, 'account' | 'owned' | 'sid' | 'startedAt'>,
  input: Input,
): LiveCall => {
  const profile = profileIn(input);
  const script = scriptIn(input);
  return {
    ...facts,
    profile,
    from: fromIn(input, profile),
    to: facts.owned.number,
    script,
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

export const reportOf = (call: LiveCall): BilledReport => {
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
