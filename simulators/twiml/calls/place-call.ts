import { note } from '../../support/calls/call-report.ts';
import type { Input } from '../../support/control/control-input.ts';
import { ControlFault, refuse, requiredText } from '../../support/control/control-input.ts';
import { readings } from '../../support/stock/readings.ts';
import type { CarrierAccount } from '../accounts/account.ts';
import { capabilitiesOf } from '../accounts/capabilities.ts';
import type { IncomingNumber } from '../accounts/incoming-number.ts';
import type { NumberBook } from '../accounts/number-book.ts';
import type { Dialect } from '../dialect.ts';
import type { CallTools } from '../documents/scene.ts';
import type { TwilioStyleSettings } from '../settings.ts';
import type { BilledReport } from './new-call.ts';
import { newCall, reportOf } from './new-call.ts';
import { playCall } from './play-call.ts';

export interface PlaceCallDependencies extends CallTools {
  readonly dialect: Dialect;
  readonly settings: () => TwilioStyleSettings;
  readonly accounts: readonly CarrierAccount[];
  readonly book: NumberBook;
  readonly now: () => Date;
}

/** The owned number that the text names. @throws ControlFault when there is none */
export const calledNumber = ({ book }: PlaceCallDependencies, text: string): IncomingNumber => {
  const owned = readings(text)
    .map(book.byNumber)
    .find((one) => one !== undefined);
  if (owned !== undefined) return owned;
  throw new ControlFault(404, `No account owns the number ${text}.`);
};

export const accountOf = ({ accounts }: PlaceCallDependencies, owned: IncomingNumber): CarrierAccount =>
  accounts.find(({ sid }) => sid === owned.accountSid) ??
  refuse(`${owned.number} belongs to an account that the simulator does not have.`);

/** `POST /simulator/calls`: a person dials an owned number. */
export const placeCall = async (play: PlaceCallDependencies, input: Input): Promise<BilledReport> => {
  const owned = calledNumber(play, requiredText(input, 'to'));
  const call = newCall(
    {
      sid: play.dialect.sidFrom('CA', play.randomId()),
      owned,
      account: accountOf(play, owned),
      startedAt: play.now(),
    },
    input,
  );
  if (!capabilitiesOf(call.to, play.settings()).voice) {
    throw new ControlFault(409, `${call.to} takes texts but no calls.`);
  }
  note(call, 'ringing', `${call.from} calls ${call.to}`, { from: call.from, to: call.to });
  await playCall(call, play);
  return reportOf(call);
};
