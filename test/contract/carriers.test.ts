import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import { startSecretsManager } from '../support/functions/secrets-manager.ts';
import { CALL_GUARANTEES } from './call-protocol.ts';
import { CARRIER_KITS } from './carriers/kits.ts';
import { guaranteeTable } from './guarantee-table.ts';
import { SUPPLIER_GUARANTEES } from './number-supplier.ts';
import { proveCarrier } from './prove-carrier.ts';
import { isProven } from './prove-each.ts';

let secrets: Awaited<ReturnType<typeof startSecretsManager>>;
beforeAll(async () => {
  secrets = await startSecretsManager();
  for (const carrier of CARRIERS) {
    const { signingSecret } = CARRIER_KITS[carrier];
    if (signingSecret !== undefined) secrets.state.byId.set(carrier, signingSecret);
  }
});
afterAll(() => secrets.stop());

describe.each(CARRIERS)('the carrier %s', proveCarrier);

const PAGE = new URL('../../docs/carriers/README.md', import.meta.url);
const BEGIN = '<!-- guarantees:begin -->\n';
const END = '<!-- guarantees:end -->';

/** `GUARANTEES=write npm test -- test/contract/carriers` writes the table anew. */
test('the table in the documentation says what this run has shown', () => {
  const table = guaranteeTable(
    [
      { title: 'Numbers', guarantees: SUPPLIER_GUARANTEES },
      { title: 'Calls', guarantees: CALL_GUARANTEES },
    ],
    isProven,
  );
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const written = `${before}${BEGIN}\n${table}\n\n${END}${after}`;
  expect(table).not.toContain('**not proven**');
  if (process.env['GUARANTEES'] === 'write') writeFileSync(PAGE, written);
  else expect(page).toBe(written);
});
