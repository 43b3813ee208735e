import type { SettingChecks } from '../support/control/settings.ts';
import { isDuration, isFlag, isTimeout, oneOf } from '../support/control/settings.ts';

/** What people and tests may change while the simulator runs. */
export interface TelnyxSettings {
  /** How long an order is pending. */
  readonly orderPendingMs: number;
  /** How many times an order is seen as pending when somebody looks at it, beside the answer to the order itself. */
  readonly orderPendingPolls: number;
  /** What becomes of an order that is pending no longer. */
  readonly orderOutcome: 'failure' | 'success';
  /** Whether numbers are sold without a document. Where they are not, orders stay pending. */
  readonly areRequirementsMet: boolean;
  /** Whether a number that is still being delivered is among the account's numbers. */
  readonly showsPendingNumbers: boolean;
  /** Whether a number takes on the reference of its order. The record does not say. */
  readonly putsReferenceOnNumber: boolean;
  /** Whether a number takes on the application of its order. */
  readonly putsConnectionOnNumber: boolean;
  /** Whether an order of a number that cannot be had is refused. Otherwise it is taken, and fails. */
  readonly refusesTakenNumbers: boolean;
  /** Whether numbers are found by `filter[phone_number]` with the `+`. The documents contradict one another. */
  readonly findsByPlus: boolean;
  /** A fresh account may order only local numbers of its own country, the United States. */
  readonly accountLevel: 'unverified' | 'verified';
  /** What `DialCallStatus` says when the called party answered and then did not take the call. */
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
