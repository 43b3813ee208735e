import { describe, expect, test } from '@jest/globals';
import { makeFallback } from '../../../functions/transfer/fallback.ts';
import { CARRIERS } from '../../../lib/carriers/connection.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';

const { tropo, twilio } = CALL_PROTOCOLS;
const OF_KEY = { key: 'a-key' };

describe('the fallback message is said in the format of', () => {
  const fallback = makeFallback({ CONNECTIONS: [...CARRIERS, 'eu:twilio', 'old:tropo'].join(',') });

  test.each([...CARRIERS])('the connection that the path names: %s', (carrier) => {
    expect(fallback({ connection: carrier })).toEqual(CALL_PROTOCOLS[carrier].fallback());
  });

  test('the carrier of that connection, whatever the connection is called', () => {
    expect(fallback({ connection: 'eu' })).toEqual(twilio.fallback());
    expect(fallback({ connection: 'old' })).toEqual(tropo.fallback());
  });

  test('the carrier that has keys, where the path has one', () => {
    expect(fallback(OF_KEY)).toEqual(tropo.fallback());
  });
});

test.each([undefined, '', 'nonsense', 'twilio,twilio', 'eu:twilio'])(
  'with connections that do not say it (%j) the kind of path is the last resort',
  (connections) => {
    const fallback = makeFallback({ CONNECTIONS: connections });
    expect(fallback({ connection: 'us' })).toEqual(twilio.fallback());
    expect(fallback({ connection: '__proto__' })).toEqual(twilio.fallback());
    expect(fallback(OF_KEY)).toEqual(tropo.fallback());
  },
);
