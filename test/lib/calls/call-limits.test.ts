import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallRates, CountCall } from '../../../lib/calls/call-limits.ts';
import { makeLimitCall } from '../../../lib/calls/call-limits.ts';
import type { Caller } from '../../../lib/calls/carrier-event.ts';
import type { MaskId } from '../../../lib/ids.ts';
import { makeRoute } from '../../support/calls/routes.ts';
import { CALLER, e164, MASK, NOW_SECONDS } from '../../support/numbers/masks.ts';

const FROM: Caller = { kind: 'number', number: CALLER };
const WITHHELD: Caller = { kind: 'withheld' };
const other = makeRoute({ maskId: 'msk_0199' as MaskId });

const makeLimits = (rates: Partial<CallRates> = {}, countCall: CountCall = async () => true) => {
  const clock = { seconds: NOW_SECONDS };
  const limitCall = makeLimitCall({
    rates: { perMask: 0, perCaller: 0, ...rates },
    countCall,
    nowSeconds: () => clock.seconds,
  });
  return { clock, limitCall };
};

describe('within a minute', () => {
  test('a mask is called so often and no more, by whomever', async () => {
    const { limitCall } = makeLimits({ perMask: 2 });
    const callers: Caller[] = [FROM, WITHHELD, { kind: 'other' }];
    const answers = [];
    for (const caller of callers) answers.push(await limitCall(makeRoute(), caller));
    expect(answers).toEqual([undefined, undefined, 'mask-call-rate']);
    expect(await limitCall(other, FROM)).toBeUndefined();
  });

  test('a caller calls so often and no more, whichever masks', async () => {
    const { limitCall } = makeLimits({ perCaller: 2 });
    expect(await limitCall(makeRoute(), FROM)).toBeUndefined();
    expect(await limitCall(other, FROM)).toBeUndefined();
    expect(await limitCall(makeRoute(), FROM)).toBe('caller-call-rate');
    expect(await limitCall(makeRoute(), { kind: 'number', number: MASK })).toBeUndefined();
  });

  test('callers without a number are not taken for one another', async () => {
    const { limitCall } = makeLimits({ perCaller: 1 });
    const answers = [];
    for (const caller of [WITHHELD, WITHHELD, WITHHELD]) answers.push(await limitCall(makeRoute(), caller));
    expect(answers).toEqual([undefined, undefined, undefined]);
  });

  test('a caller who calls too often does not use up what others may call', async () => {
    const { limitCall } = makeLimits({ perMask: 2, perCaller: 1 });
    await limitCall(makeRoute(), FROM);
    await limitCall(makeRoute(), FROM);
    await limitCall(makeRoute(), FROM);
    expect(await limitCall(makeRoute(), WITHHELD)).toBeUndefined();
  });
});

test('the next minute begins anew, however late it comes', async () => {
  const { clock, limitCall } = makeLimits({ perMask: 1, perCaller: 1 });
  await limitCall(makeRoute(), FROM);
  clock.seconds += 59;
  expect(await limitCall(makeRoute(), FROM)).toBe('caller-call-rate');
  clock.seconds += 1;
  expect(await limitCall(makeRoute(), FROM)).toBeUndefined();
});

test('0 is no limit', async () => {
  const { limitCall } = makeLimits();
  for (let calls = 0; calls < 1000; calls += 1) expect(await limitCall(makeRoute(), FROM)).toBeUndefined();
});

test('however many callers there are, memory has an end and known ones stay limited', async () => {
  const { limitCall } = makeLimits({ perCaller: 1 });
  for (let calls = 0; calls < 25_000; calls += 1) {
    const number = e164(`+1212${String(calls).padStart(7, '0')}`);
    expect(await limitCall(other, { kind: 'number', number })).toBeUndefined();
  }
  expect(await limitCall(other, { kind: 'number', number: e164('+12120000000') })).toBe('caller-call-rate');
  expect(await limitCall(other, { kind: 'number', number: e164('+12120024999') })).toBeUndefined();
});

describe('a mask with a limit of its own', () => {
  const limited = makeRoute({ limit: { callsPerMinute: 3, countedAs: MASK } });

  test('is counted by the table, by the minute of the clock', async () => {
    const counted: unknown[] = [];
    const { limitCall } = makeLimits({}, async (...call) => counted.push(call) > 0);
    expect(await limitCall(limited, FROM)).toBeUndefined();
    expect(counted).toEqual([[MASK, Math.floor(NOW_SECONDS / 60), 3]]);
  });

  test('is refused when the table says that there were enough', async () => {
    const { limitCall } = makeLimits({}, async () => false);
    expect(await limitCall(limited, FROM)).toBe('mask-call-rate');
  });

  test('costs no write when the stack’s own limit is reached, and others cost none at all', async () => {
    let writes = 0;
    const count: CountCall = async () => {
      writes += 1;
      return true;
    };
    const { limitCall } = makeLimits({ perMask: 1 }, count);
    await limitCall(limited, FROM);
    await limitCall(limited, FROM);
    await limitCall(other, FROM);
    expect(writes).toBe(1);
  });

  test('is connected to nobody when the table cannot count', async () => {
    const { limitCall } = makeLimits({}, async () => Promise.reject(new Error('down')));
    await expect(limitCall(limited, FROM)).rejects.toThrow('down');
  });
});

test('of any calls in one minute no more are let through than the limits say', async () => {
  const call = fc.record({ mask: fc.nat(3), caller: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 60 }), fc.nat(5), fc.nat(5), async (calls, most, each) => {
      const { limitCall } = makeLimits({ perMask: most + 1, perCaller: each + 1 });
      const connected = { masks: new Map<number, number>(), callers: new Map<number, number>() };
      for (const { mask, caller } of calls) {
        const to = makeRoute({ maskId: `msk_${mask}` as MaskId });
        const from: Caller = { kind: 'number', number: e164(`+1212555010${caller}`) };
        if ((await limitCall(to, from)) !== undefined) continue;
        connected.masks.set(mask, (connected.masks.get(mask) ?? 0) + 1);
        connected.callers.set(caller, (connected.callers.get(caller) ?? 0) + 1);
      }
      for (const count of connected.masks.values()) expect(count).toBeLessThanOrEqual(most + 1);
      for (const count of connected.callers.values()) expect(count).toBeLessThanOrEqual(each + 1);
    }),
  );
});
