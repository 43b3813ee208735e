import type { SettingChecks } from '../support/control/settings.ts';
import { isTimeout, oneOf } from '../support/control/settings.ts';

/** What people and tests may change while the simulator runs. */
export interface TwilioStyleSettings {
  /** How long an application may take to answer. */
  readonly answerTimeoutMs: number;
  /** How long after it was bought a number cannot be released. */
  readonly coolDownMs: number;
  /** What a release within that time is answered. */
  readonly coolDownStatus: 409 | 422;
  /** How long a number that was released is not sold to anybody. */
  readonly resaleAfterMs: number;
  /** Prefixes, in digits, of numbers that are sold only to somebody with an address on file. */
  readonly addressRequired: readonly string[];
  /** Prefixes of numbers that take texts and no calls. */
  readonly textOnly: readonly string[];
  /** Numbers of other companies that the account has proven to be its own. */
  readonly verifiedCallerIds: readonly string[];
  /** How many numbers an account may have. */
  readonly maxNumbers: number;
  /** What `DialCallStatus` says when the called party answered and then did not take the call. */
  readonly declinedDialStatus: 'completed' | 'no-answer';
}

const areMadeOf = (pattern: RegExp) => (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && pattern.test(one));

const isLongDuration = (value: unknown): boolean => typeof value === 'number' && value >= 0;

export const SETTING_CHECKS: SettingChecks<TwilioStyleSettings> = {
  answerTimeoutMs: isTimeout,
  coolDownMs: isLongDuration,
  coolDownStatus: oneOf(409, 422),
  resaleAfterMs: isLongDuration,
  addressRequired: areMadeOf(/^\d{1,15}$/),
  textOnly: areMadeOf(/^\d{1,15}$/),
  verifiedCallerIds: areMadeOf(/^\+\d{7,15}$/),
  maxNumbers: (value) => Number.isInteger(value) && Number(value) >= 0,
  declinedDialStatus: oneOf('completed', 'no-answer'),
};

/** What both carriers begin with; each says for itself how it differs. */
export const USUAL_SETTINGS = {
  coolDownStatus: 422,
  addressRequired: ['49', '61'],
  textOnly: ['14155550166', '12125550166'],
  verifiedCallerIds: [],
  declinedDialStatus: 'completed',
} as const satisfies Partial<TwilioStyleSettings>;

/** Whether a number begins with one of these prefixes. */
export const isAmong = (prefixes: readonly string[], number: string): boolean =>
  prefixes.some((prefix) => number.startsWith(`+${prefix}`));
