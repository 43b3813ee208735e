import { expect, test } from '@jest/globals';
import { CARRIERS, descriptionOf } from '../../../lib/carriers/connection.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import { NUMBER_SUPPLIERS } from '../../../lib/carriers/suppliers.ts';

test('each carrier has both a protocol and a supplier', () => {
  expect(Object.keys(CALL_PROTOCOLS)).toEqual(CARRIERS);
  expect(Object.keys(NUMBER_SUPPLIERS)).toEqual(CARRIERS);
});

test.each(CARRIERS)('%s proves its calls as its description says, and has the secret for that', (carrier) => {
  const { provenBy, secrets } = descriptionOf(carrier);
  expect(CALL_PROTOCOLS[carrier].provenBy).toBe(provenBy);
  expect(secrets.signing === undefined).toBe(provenBy === 'key');
});
