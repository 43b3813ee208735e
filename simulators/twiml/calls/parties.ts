import { methodOf } from '../accounts/incoming-number.ts';
import type { CallDialect } from '../dialect.ts';
import type { Link, Party } from '../documents/scene.ts';
import type { Fields } from '../webhooks/webhook-request.ts';
import type { LiveCall } from './live-call.ts';
import { answer } from './live-call.ts';

const API_VERSION = '2010-04-01';

/** The fields that every webhook has about the caller's leg. */
export const callerFields = (call: LiveCall, dialect: CallDialect): Fields => ({
  CallSid: call.sid,
  AccountSid: call.account.sid,
  From: call.from,
  To: call.to,
  CallStatus: call.status,
  ApiVersion: API_VERSION,
  Direction: 'inbound',
  ...dialect.tellsOfCaller(call),
});

const fallbackOf = ({ owned: { fields } }: LiveCall): Link | undefined =>
  fields.VoiceFallbackUrl === undefined
    ? undefined
    : { url: fields.VoiceFallbackUrl, method: methodOf(fields, 'VoiceFallbackMethod') };

export const makeCaller = (call: LiveCall, dialect: CallDialect): Party => {
  const fallback = fallbackOf(call);
  return {
    isCaller: true,
    who: 'the caller',
    fields: () => callerFields(call, dialect),
    press: () => call.callerKeys.shift(),
    answer: () => answer(call),
    ...(fallback !== undefined && { fallback }),
  };
};

/** The leg that a `Dial` made. */
export interface DialledLeg {
  readonly sid: string;
  readonly to: string;
  readonly callerId: string;
}

export const legFields = (call: LiveCall, leg: DialledLeg, status: string): Fields => ({
  CallSid: leg.sid,
  ParentCallSid: call.sid,
  AccountSid: call.account.sid,
  From: leg.callerId,
  To: leg.to,
  CallStatus: status,
  ApiVersion: API_VERSION,
  Direction: 'outbound-dial',
});

/** The called party, who has answered and is not connected yet. A machine presses nothing. */
export const makeCalledParty = (call: LiveCall, leg: DialledLeg, isMachine: boolean): Party => {
  const presses = isMachine ? [] : [call.script.keys ?? []].flat();
  return {
    isCaller: false,
    who: 'the called party',
    fields: () => legFields(call, leg, 'in-progress'),
    press: () => presses.shift(),
    answer: () => undefined,
  };
};
