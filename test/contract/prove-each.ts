import { test } from '@jest/globals';
import type { TestedCarrier } from './carriers/kits.ts';
import type { Guarantee } from './guarantee.ts';

/** How often each guarantee was begun to be proven, and how often it was. */
const begun = new Map<string, number>();
const proven = new Map<string, number>();

const keyOf = (carrier: TestedCarrier, name: string): string => `${carrier}: ${name}`;

/** Has one test for each guarantee: that the carrier gives it, or that its exception is one. */
export const proveEach = <World>(
  carrier: TestedCarrier,
  guarantees: readonly Guarantee<World>[],
  begin: () => Promise<World>,
): void => {
  test.each(guarantees)('$name', async ({ name, prove, except }) => {
    const key = keyOf(carrier, name);
    begun.set(key, (begun.get(key) ?? 0) + 1);
    await (except?.[carrier]?.prove ?? prove)(await begin());
    proven.set(key, (proven.get(key) ?? 0) + 1);
  });
};

/** Whether a guarantee was proven each time that it was begun. */
export const isProven = (carrier: TestedCarrier, name: string): boolean => {
  const key = keyOf(carrier, name);
  return proven.has(key) && proven.get(key) === begun.get(key);
};
