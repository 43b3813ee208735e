import type { SettingChecks } from '../support/control/settings.ts';
import { isDuration, isFlag, isTimeout, oneOf } from '../support/control/settings.ts';

/** The settings, which control calls change while the simulator runs. */
export interface TelnyxSettings {
  /** How long an order is pending. */
  readonly orderPendingMs: number;
  /** How many times a list or a look-up shows an order as pending, after the answer to the order itself. */
  readonly orderPendingPolls: number;
  /** How a pending order ends. */
  readonly orderOutcome: 'failure' | 'success';
  /** Whether orders need no documents. Otherwise they stay pending. */
  readonly areRequirementsMet: boolean;
  /** Whether the account's numbers include those that are still being delivered. */
  readonly showsPendingNumbers: boolean;
  /** Whether a number inherits the reference of its order. The record does not say. */
  readonly putsReferenceOnNumber: boolean;
  /** Whether a number inherits the application of its order. */
  readonly putsConnectionOnNumber: boolean;
  /** Whether an order of an unavailable number is refused. Otherwise it is accepted, and fails. */
  readonly refusesTakenNumbers: boolean;
  /** Whether `filter[phone_number]` finds numbers with the `+`. The documents contradict one another. */
  readonly findsByPlus: boolean;
  /** An unverified account may order only local numbers of its own country, the United States. */
  readonly accountLevel: 'unverified' | 'verified';
  /** The `DialCallStatus` of a called party who answered and then did not accept the call. */
  readonly declinedDialStatus: 'completed' | 'no-answer';
  readonly answerTimeoutMs: number;
}

export const defaultSettings = (answerTimeoutMs: number): TelnyxSettings => ({
  orderPendingMs: 0,
  orderPendingPolls: 0,
  orderOutcome: 'success',
  areRequirementsMet: true,
  showsPendingNumbers: false,
  putsReferenceOnNumber: true,
  putsConnectionOnNumber: true,
  refusesTakenNumbers: true,
  findsByPlus: true,
  accountLevel: 'verified',
  declinedDialStatus: 'completed',
  answerTimeoutMs,
});

export const SETTING_CHECKS: SettingChecks<TelnyxSettings> = {
  orderPendingMs: isDuration,
  orderPendingPolls: (value) => Number.isInteger(value) && isDuration(value),
  orderOutcome: oneOf('failure', 'success'),
  areRequirementsMet: isFlag,
  showsPendingNumbers: isFlag,
  putsReferenceOnNumber: isFlag,
  putsConnectionOnNumber: isFlag,
  refusesTakenNumbers: isFlag,
  findsByPlus: isFlag,
  accountLevel: oneOf('unverified', 'verified'),
  declinedDialStatus: oneOf('completed', 'no-answer'),
  answerTimeoutMs: isTimeout,
};
