import { describe, expect, test } from '@jest/globals';
import type { Item } from './prices/aws-items.ts';
import { awsItems, totalUsd, usdOf } from './prices/aws-items.ts';
import type { Measurements, Month, Run } from './prices/month.ts';
import { MONTH } from './prices/month.ts';
import { CARRIER_PRICES, UNIT_PRICES } from './prices/unit-prices.ts';
import { carrierTable, carrierUsd, priceTable } from './prices.ts';

const NOTHING: Run = { billedMs: 0, logBytes: 0, logLines: 0, reads: 0, writes: 0, answerBytes: 0 };

const FREE: Measurements = {
  memoryMb: 1024,
  call: NOTHING,
  result: NOTHING,
  creation: NOTHING,
  accessLogBytes: 0,
  startMs: 0,
  rowBytesPerMask: 0,
  alarms: 0,
};

const quiet: Month = {
  calls: 0,
  masks: 0,
  reconciliations: 0,
  startShare: 0,
  metrics: [],
  carrierMs: 0,
  reconciliationMs: 0,
  ready: 0,
};

const itemsOf = (changes: Partial<Measurements>, month: Partial<Month> = {}) =>
  new Map(
    awsItems({ ...FREE, ...changes }, { ...quiet, ...month }).map((item) => [item.price, item] as const),
  );

const usd = (items: ReadonlyMap<string, Item>, price: string): number => {
  const item = items.get(price);
  if (item === undefined) throw new Error(`Nothing is paid for ${price}.`);
  return usdOf(item);
};

describe('the bill counts', () => {
  test('two requests for each call, because its result comes afterwards', () => {
    expect(usd(itemsOf({}, { calls: 1_000_000 }), 'apiRequest')).toBeCloseTo(2);
    expect(usd(itemsOf({}, { calls: 1_000_000 }), 'lambdaRequest')).toBeCloseTo(0.4);
  });

  test('time by memory, and each start in full', () => {
    const call = { ...NOTHING, billedMs: 10 };
    const warm = itemsOf({ call, memoryMb: 2048 }, { calls: 1000 });
    expect(warm.get('lambdaGbSecond')?.quantity).toBeCloseTo(20);
    const cold = itemsOf(
      { call, startMs: 500 },
      { calls: 1000, startShare: 0.1, masks: 1, reconciliations: 1 },
    );
    expect(cold.get('lambdaGbSecond')?.quantity).toBeCloseTo(10 + (2000 * 0.1 + 2) * 0.5);
  });

  test('the time that creations and reconciliations wait for a carrier', () => {
    const items = itemsOf({}, { masks: 1000, reconciliations: 730, carrierMs: 1000, reconciliationMs: 3000 });
    expect(items.get('lambdaGbSecond')?.quantity).toBeCloseTo(1000 + 730 * 3);
  });

  test('each reconciliation as a reading of the whole table', () => {
    const items = itemsOf({ rowBytesPerMask: 4096 }, { masks: 1000, reconciliations: 730 });
    expect(items.get('tableRead')?.quantity).toBe(730_000);
  });

  test('one read unit for each key, and each write', () => {
    const call = { ...NOTHING, reads: 10 };
    const creation = { ...NOTHING, reads: 4, writes: 14 };
    const items = itemsOf({ call, creation }, { calls: 1_000_000, masks: 1000 });
    expect(items.get('tableRead')?.quantity).toBe(10_004_000);
    expect(usd(items, 'tableRead')).toBeCloseTo(1.2505);
    expect(items.get('tableWrite')?.quantity).toBe(14_000);
  });

  test('lines of functions, of the gateway and of Lambda itself, each with what CloudWatch adds', () => {
    const silent = itemsOf({}, { calls: 1 }).get('loggedByte')?.quantity ?? 0;
    const call = { ...NOTHING, logBytes: 1000, logLines: 2 };
    const items = itemsOf({ call, accessLogBytes: 100 }, { calls: 1 });
    expect(items.get('loggedByte')?.quantity).toBe(silent + 1000 + 2 * 26 + 2 * 100);
    expect(silent).toBeGreaterThan(2 * 3 * 26);
    expect(usd(itemsOf({}, { calls: 1024 ** 3 }), 'loggedByte')).toBeCloseTo(silent * 0.5);
  });

  test('an instance that stands ready, called or not', () => {
    expect(usd(itemsOf({}, { ready: 1 }), 'readyGbSecond')).toBeCloseTo(8.76);
    expect(usd(itemsOf({ memoryMb: 512 }, { ready: 2 }), 'readyGbSecond')).toBeCloseTo(8.76);
  });

  test('what is paid when nobody calls', () => {
    const items = awsItems({ ...FREE, alarms: 32 }, { ...quiet, metrics: ['ReconciliationFinished'] });
    expect(totalUsd(items)).toBeCloseTo(0.4 + 3.2 + 0.3);
  });
});

describe('the table', () => {
  const measured = { ...FREE, call: { ...NOTHING, billedMs: 5, reads: 10, logBytes: 800 }, alarms: 32 };
  const { lines, columns } = priceTable(measured);

  test('names each item with its quantity, its unit price and where that stands', () => {
    const [requests = []] = lines;
    expect(requests).toEqual([
      'API Gateway, calls, results and creations',
      '2 × million requests',
      '$1',
      '$2.00',
      UNIT_PRICES.apiRequest.page,
    ]);
    for (const line of lines) expect(line).toHaveLength(columns.length);
  });

  test('writes small prices as price lists do', () => {
    expect(lines.flat()).toContain('$0.0000133334');
  });

  test('leaves out what is not used, and ends with the sum', () => {
    expect(lines.flat()).not.toContain('Lambda, instances that stand ready');
    const last = lines.at(-1) ?? [];
    expect(last[0]).toBe('together');
    expect(last[3]).toBe(`$${totalUsd(awsItems(measured, MONTH)).toFixed(2)}`);
  });
});

describe('a carrier', () => {
  test('is paid for numbers and for minutes in both directions', () => {
    const price = { name: 'x', numberUsd: 1, minuteInUsd: 0.01, minuteOutUsd: 0.02, page: '' };
    expect(carrierUsd(price, { ...quiet, calls: 100, masks: 10 })).toBeCloseTo(10 + 100 * 3 * 0.03);
  });

  test('whose prices are known in part is given no sum', () => {
    const { lines } = carrierTable();
    expect(lines.map(([name]) => name)).toEqual(CARRIER_PRICES.map(({ name }) => name));
    expect(lines.find(([name]) => name === 'Telnyx')?.[4]).toBe('ask them');
    expect(lines.find(([name]) => name === 'Twilio')?.[4]).toBe('$68,650.00');
  });
});
