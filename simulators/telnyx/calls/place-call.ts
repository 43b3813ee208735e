import { note } from '../../support/calls/call-report.ts';
import type { Input } from '../../support/control/control-input.ts';
import { ControlFault, requiredText } from '../../support/control/control-input.ts';
import { readings } from '../../support/stock/readings.ts';
import type { CarrierAccount } from '../../twiml/accounts/account.ts';
import type { IncomingNumber } from '../../twiml/accounts/incoming-number.ts';
import type { BilledReport } from '../../twiml/calls/new-call.ts';
import { newCall, reportOf } from '../../twiml/calls/new-call.ts';
import { playCall } from '../../twiml/calls/play-call.ts';
import type { AskApplication } from '../../twiml/webhooks/ask-application.ts';
import type { OwnedNumber, TexmlApplication } from '../account.ts';
import { ACCOUNT_SID, SIGNING_SEED } from '../account.ts';
import { completeDueOrders } from '../orders/complete-orders.ts';
import type { RestDependencies } from '../rest/rest-call.ts';
import { telnyxDialect } from './dialect.ts';

export interface PlaceCallDependencies extends RestDependencies {
  readonly ask: AskApplication;
  readonly randomId: () => string;
}

const ACCOUNT: CarrierAccount = { sid: ACCOUNT_SID, logins: [], signingKey: SIGNING_SEED, firstNumbers: [] };

/** The owned number that the text names. @throws ControlFault when there is none */
export const numberIn = ({ account }: Pick<PlaceCallDependencies, 'account'>, text: string): OwnedNumber => {
  const owned = readings(text)
    .map(account.byNumber)
    .find((one) => one !== undefined);
  if (owned !== undefined) return owned;
  throw new ControlFault(404, `The account does not own the number ${text}.`);
};

const given = <Name extends string>(name: Name, value: string) => (value === '' ? {} : { [name]: value });

const fieldsOf = (application: TexmlApplication | undefined): IncomingNumber['fields'] => {
  if (application === undefined) return {};
  const method = application.voiceMethod.toUpperCase();
  return {
    ...given('VoiceUrl', application.voiceUrl),
    VoiceMethod: method,
    ...given('VoiceFallbackUrl', application.voiceFallbackUrl),
    VoiceFallbackMethod: method,
    ...given('StatusCallback', application.statusCallback),
    StatusCallbackMethod: application.statusCallbackMethod.toUpperCase(),
  };
};

/** The number with the webhooks of its application, in the form that documents run on. */
const incoming = ({ account }: PlaceCallDependencies, owned: OwnedNumber): IncomingNumber => ({
  sid: owned.id,
  accountSid: ACCOUNT_SID,
  number: owned.number,
  fields: fieldsOf(account.application(owned.connectionId ?? '')),
  createdAt: owned.purchasedAt,
  updatedAt: owned.purchasedAt,
});

/** `POST /simulator/calls`: a person dials an owned number. */
export const placeCall = async (play: PlaceCallDependencies, input: Input): Promise<BilledReport> => {
  completeDueOrders(play);
  const owned = numberIn(play, requiredText(input, 'to'));
  if (owned.status !== 'active') throw new ControlFault(404, `${owned.number} is not delivered yet.`);
  const dialect = telnyxDialect(owned.connectionId ?? '');
  const sid = dialect.sidFrom('CA', play.randomId());
  const facts = { sid, owned: incoming(play, owned), account: ACCOUNT, startedAt: play.now() };
  const call = newCall(facts, input);
  note(call, 'ringing', `${call.from} calls ${call.to}`, { from: call.from, to: call.to });
  const { ask, randomId, settings } = play;
  const mayShow = (_account: string, number: string) => play.account.byNumber(number)?.status === 'active';
  await playCall(call, { ask, dialect, settings, randomId, mayShow });
  return reportOf(call);
};
