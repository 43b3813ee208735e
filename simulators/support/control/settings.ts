import type { Input } from './control-input.ts';
import { refuse } from './control-input.ts';

/** The settings of a simulator, which control calls change while it runs. */
export interface SettingsHolder<Settings> {
  readonly current: () => Settings;
  /** Changes all of these or none. @throws ControlFault for a value that is not allowed */
  readonly change: (changes: Input) => Settings;
}

/** For each setting, whether a value is allowed. */
export type SettingChecks<Settings> = Readonly<Record<keyof Settings, (value: unknown) => boolean>>;

export const isFlag = (value: unknown): boolean => typeof value === 'boolean';

export const isStatus = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;

export const isDuration = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= 600_000;

/** A time-out of 0 would fail every request. */
export const isTimeout = (value: unknown): boolean => isDuration(value) && value !== 0;

export const oneOf =
  (...words: readonly unknown[]) =>
  (value: unknown): boolean =>
    words.includes(value);

export const makeSettings = <Settings extends object>(
  defaults: Settings,
  checks: SettingChecks<Settings>,
): SettingsHolder<Settings> => {
  let current = defaults;
  return {
    current: () => current,
    change: (changes) => {
      const wrong = Object.entries(changes).find(
        ([name, value]) => !(Object.hasOwn(checks, name) && checks[name as keyof Settings](value)),
      );
      if (wrong !== undefined) {
        return refuse(
          `"${wrong[0]}" is not a setting, or its value is not allowed. GET /simulator/settings shows them all.`,
        );
      }
      current = { ...current, ...changes };
      return current;
    },
  };
};
