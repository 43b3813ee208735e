import { describe, expect, test } from '@jest/globals';
import { CALL_PROTOCOLS } from '../../../../lib/carriers/protocols.ts';
import type { SignedCarrier } from '../../../support/calls/signed-carriers.ts';
import { SIGNED_CARRIERS, telnyxPublicKey } from '../../../support/calls/signed-carriers.ts';

const parse = ({ carrier }: SignedCarrier, fields: object) =>
  CALL_PROTOCOLS[carrier].parseSigningSecret(JSON.stringify(fields));

const FIELDS = {
  twilio: ['accountSid', 'authToken', 'secondaryAuthToken'],
  signalwire: ['projectId', 'signingKey', 'previousSigningKey'],
  telnyx: [undefined, 'publicKey', 'previousPublicKey'],
} as const;

const ONE = telnyxPublicKey('newest');
const OTHER = telnyxPublicKey('previous');

describe.each(SIGNED_CARRIERS)('the secret of $carrier', (carrier) => {
  const [account, key, otherKey] = FIELDS[carrier.carrier];
  const named = account === undefined ? {} : { [account]: 'account-1' };
  const read = account === undefined ? {} : { account: 'account-1' };

  test.each([
    ['one key', { [key]: ONE }, [ONE]],
    ['an empty second key', { [key]: ONE, [otherKey]: '' }, [ONE]],
    ['two keys while one is replaced', { [key]: ONE, [otherKey]: OTHER }, [ONE, OTHER]],
    ['more than we know', { [key]: ONE, note: 'made in November' }, [ONE]],
  ])('holds %s', (_what, fields, keys) => {
    expect(parse(carrier, { ...named, ...fields })).toEqual({ ...read, keys });
  });

  test.each([{}, { [otherKey]: ONE }, { [key]: '' }, { [key]: null }, { [key]: [ONE] }])(
    'is refused without its key (%j), and its words are not quoted',
    (fields) => {
      expect(() => parse(carrier, { ...named, ...fields })).toThrow(`The secret has no ${key}.`);
    },
  );

  test.each(['', 'not JSON: a-secret-word', '[]', '"a-secret-word"'])('is no %j', (text) => {
    const refused = () => CALL_PROTOCOLS[carrier.carrier].parseSigningSecret(text);
    expect(refused).toThrow(/^The secret (?:is no JSON|has no \w+)\.$/);
  });

  if (account !== undefined) {
    test('is refused without its account, whose calls alone are ours', () => {
      expect(() => parse(carrier, { [key]: ONE })).toThrow(`The secret has no ${account}.`);
    });
  }
});

test.each(['short', ONE.slice(4), `AAAA${ONE}`])('telnyx: %j is no public key', (publicKey) => {
  const parseTelnyx = CALL_PROTOCOLS.telnyx.parseSigningSecret;
  expect(() => parseTelnyx(JSON.stringify({ publicKey }))).toThrow('32 bytes');
  expect(() => parseTelnyx(JSON.stringify({ publicKey: ONE, previousPublicKey: publicKey }))).toThrow(
    '32 bytes',
  );
});
