import { expect, test } from '@jest/globals';
import { CARRIERS } from '../../../lib/carriers/connection.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import { e164 } from '../../support/numbers/masks.ts';

const BOTH_ANSWERS = ['direct', 'press-1'];

test.each([
  ['tropo', { callerIds: ['caller', 'mask'], attestation: {}, ringSeconds: { least: 1, most: 600 } }],
  [
    'twilio',
    {
      callerIds: ['caller', 'mask'],
      attestation: { mask: 'A' },
      limitSeconds: { least: 1, most: 14_400 },
      ringSeconds: { least: 5, most: 600 },
    },
  ],
  [
    'signalwire',
    {
      callerIds: ['mask'],
      attestation: { mask: 'C' },
      limitSeconds: { least: 1, most: 14_400 },
      ringSeconds: { least: 5, most: 600 },
      callsPerSecond: 1,
    },
  ],
  [
    'telnyx',
    {
      callerIds: ['caller', 'mask'],
      attestation: { caller: 'B', mask: 'A' },
      limitSeconds: { least: 60, most: 14_400 },
      ringSeconds: { least: 5, most: 120 },
    },
  ],
] as const)('%s can in a call what its documentation says', (carrier, capabilities) => {
  expect(CALL_PROTOCOLS[carrier].capabilities).toEqual({ ...capabilities, answers: BOTH_ANSWERS });
});

test.each(CARRIERS)('no document of %s asks for more or less than it says that it can', (carrier) => {
  const { write, capabilities } = CALL_PROTOCOLS[carrier];
  for (const seconds of [0, 1, 30, 3600, 1_000_000]) {
    const { body } = write(
      {
        kind: 'connect',
        to: [e164('+12025550177')],
        callerId: e164('+12025550199'),
        ringSeconds: seconds,
        limitSeconds: seconds,
        answer: 'direct',
      },
      { after: (event) => event },
    );
    const limit = / timeLimit="(\d+)"/.exec(body)?.[1];
    const ring = / timeout="(\d+)"/.exec(body)?.[1];
    const { limitSeconds, ringSeconds } = capabilities;
    if (limitSeconds === undefined) continue;
    expect(Number(limit)).toBe(Math.min(Math.max(seconds, limitSeconds.least), limitSeconds.most));
    expect(Number(ring)).toBe(Math.min(Math.max(seconds, ringSeconds.least), ringSeconds.most));
  }
});
