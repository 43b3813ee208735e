import type { SettingChecks } from '../support/control/settings.ts';
import { isDuration, isFlag, isStatus, isTimeout, oneOf } from '../support/control/settings.ts';

/** The settings, which control calls change while the simulator runs. */
export interface TropoSettings {
  /** The spelling of hrefs: one style for each period of Tropo's history. */
  readonly hrefStyle: HrefStyle;
  /** `e164`: `+14155550123`, with all fields of 2013; `national`: `4155550123`, with the fields of 2011. */
  readonly numberStyle: 'e164' | 'national';
  /** Which keys a result has: those of 2010, 2011 or 2017. */
  readonly resultStyle: '2010' | '2011' | '2017';
  /** Whether `GET /addresses/number/...` also shows numbers in stock. The record does not say. */
  readonly lookUpStock: boolean;
  /** Whether the Session API ends the `id` in its JSON answer with CRLF, as in a capture. */
  readonly crlfInSessionId: boolean;
  /** The status of a launch that failed; only its body is on record. */
  readonly launchFailureStatus: number;
  readonly answerTimeoutMs: number;
  /** How long after its order a number takes no calls. */
  readonly callableAfterMs: number;
}

export const HREF_STYLES = ['https-plus', 'http-plus', 'http-bare', 'http-provisioning'] as const;
export type HrefStyle = (typeof HREF_STYLES)[number];

export const defaultSettings = (answerTimeoutMs: number): TropoSettings => ({
  hrefStyle: 'https-plus',
  numberStyle: 'e164',
  resultStyle: '2017',
  lookUpStock: false,
  crlfInSessionId: true,
  launchFailureStatus: 200,
  answerTimeoutMs,
  callableAfterMs: 0,
});

export const SETTING_CHECKS: SettingChecks<TropoSettings> = {
  hrefStyle: oneOf(...HREF_STYLES),
  numberStyle: oneOf('e164', 'national'),
  resultStyle: oneOf('2010', '2011', '2017'),
  lookUpStock: isFlag,
  crlfInSessionId: isFlag,
  launchFailureStatus: isStatus,
  answerTimeoutMs: isTimeout,
  callableAfterMs: isDuration,
};
