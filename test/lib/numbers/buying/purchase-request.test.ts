import { expect, test } from '@jest/globals';
import { digestOfRequest } from '../../../../lib/numbers/buying/purchase-request.ts';
import { makeNumberRequest } from '../../../support/numbers/buying.ts';

test('however the number is written, the same request has the same digest', () => {
  const digest = digestOfRequest(makeNumberRequest({ number: '+1 (415) 555-0100' }));
  expect(digest).toBe(digestOfRequest(makeNumberRequest({ number: '+14155550100' })));
});

test('purchase requests that differ in anything that is asked for, by whom or with what key differ in their digest', () => {
  const requests = [
    {},
    { principal: 'other' },
    { idempotencyKey: 'other' },
    { number: '+14155550101' },
    { callerId: 'mask' as const },
    { answer: 'press-1' as const },
    { callsPerMinute: 1 },
    { callsPerMinute: 2 },
    { label: '' },
    { label: 'x' },
    { expiresAtSeconds: 1_800_000_000 },
    { expiresAtSeconds: 1_800_000_001 },
  ];
  expect(new Set(requests.map((fields) => digestOfRequest(makeNumberRequest(fields)))).size).toBe(
    requests.length,
  );
});
