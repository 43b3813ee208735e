import type { SettingChecks } from '../support/control/settings.ts';
import { isTimeout, oneOf } from '../support/control/settings.ts';

/** The settings, which control calls change while the simulator runs. */
export interface TwilioStyleSettings {
  /** How long an application may take to answer. */
  readonly answerTimeoutMs: number;
  /** How long after its purchase a number cannot be released. */
  readonly coolDownMs: number;
  /** The status that answers a release within that time. */
  readonly coolDownStatus: 409 | 422;
  /** How long a released number is not for sale. */
  readonly resaleAfterMs: number;
  /** Prefixes, in digits, of numbers whose buyer needs an address on file. */
  readonly addressRequired: readonly string[];
  /** Prefixes of numbers that take texts and no calls. */
  readonly textOnly: readonly string[];
  /** Numbers from elsewhere that the account has verified as caller IDs. */
  readonly verifiedCallerIds: readonly string[];
  /** How many numbers an account may have. */
  readonly maxNumbers: number;
  /** The `DialCallStatus` of a called party who answered and then did not accept the call. */
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

/** The settings that both carriers start with; each overrides some. */
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
