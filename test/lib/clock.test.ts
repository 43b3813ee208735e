import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { elapsedMs, makeAgeClock } from '../../lib/clock.ts';

const setUp = () => {
  const at = { wall: 1_000_000, steady: 50 };
  return { at, ageMs: makeAgeClock({ wallMs: () => at.wall, steadyMs: () => at.steady }) };
};

describe('what was read looks no younger than it is', () => {
  test('when the wall clock is set back', () => {
    const { at, ageMs } = setUp();
    at.wall -= 3_600_000;
    at.steady += 60_000;
    expect(ageMs()).toBe(60_000);
  });

  test('when the steady clock stands still, as in a frozen process', () => {
    const { at, ageMs } = setUp();
    at.wall += 60_000;
    expect(ageMs()).toBe(60_000);
  });

  test('when first one clock fails and then the other', () => {
    const { at, ageMs } = setUp();
    at.wall += 60_000;
    ageMs();
    at.wall -= 60_000;
    at.steady += 30_000;
    expect(ageMs()).toBe(90_000);
  });

  test('whatever the clocks do between two looks: it moves by the greater step, and never back', () => {
    const steps = fc.array(fc.record({ wall: fc.integer(), steady: fc.nat() }), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (all) => {
        const { at, ageMs } = setUp();
        let before = ageMs();
        for (const { wall, steady } of all) {
          at.wall += wall;
          at.steady += steady;
          const now = ageMs();
          expect(now - before).toBe(Math.max(wall, steady));
          before = now;
        }
      }),
    );
  });
});

test('a process counts ages from its start on', () => {
  const first = elapsedMs();
  expect(first).toBeGreaterThanOrEqual(0);
  expect(elapsedMs()).toBeGreaterThanOrEqual(first);
});
