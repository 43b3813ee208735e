import type { Input } from './control-input.ts';
import { refuse } from './control-input.ts';

/** What people and tests may change while a simulator runs. */
export interface SettingsHolder<Settings> {
  readonly current: () => Settings;
  /** Changes all of these or, with a refusal, none. */
  readonly change: (changes: Input) => Settings;
}

/** For each setting, whether it can be that. */
export type SettingChecks<Settings> = Readonly<Record<keyof Settings, (value: unknown) => boolean>>;

export const isFlag = (value: unknown): boolean => typeof value === 'boolean';

export const isStatus = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;

export const isDuration = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= 600_000;

/** A wait that is over at once would be none. */
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
          `"${wrong[0]}" is no setting, or cannot be that. GET /simulator/settings shows them all.`,
        );
      }
      current = { ...current, ...changes };
      return current;
    },
  };
};
