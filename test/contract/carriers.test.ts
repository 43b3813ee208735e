import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CarrierName } from '../../lib/carriers/connection.ts';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import { startSecretsManager } from '../support/secrets-manager.ts';
import { CALL_GUARANTEES } from './call-protocol.ts';
import { makeCallWorld } from './calls/call-world.ts';
import { makeCarrierWorld } from './carriers/carrier-world.ts';
import { CARRIER_KITS } from './carriers/kits.ts';
import type { Guarantee } from './guarantee.ts';
import { guaranteeTable } from './guarantee-table.ts';
import { SUPPLIER_GUARANTEES } from './number-supplier.ts';

/** How often each guarantee was begun to be proven, and how often it was. */
const begun = new Map<string, number>();
const proven = new Map<string, number>();

const keyOf = (carrier: CarrierName, name: string): string => `${carrier}: ${name}`;

const proveEach = <World>(
  carrier: CarrierName,
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

let secrets: Awaited<ReturnType<typeof startSecretsManager>>;
beforeAll(async () => {
  secrets = await startSecretsManager();
  for (const [carrier, { signingSecret }] of Object.entries(CARRIER_KITS)) {
    if (signingSecret !== undefined) secrets.state.byId.set(carrier, signingSecret);
  }
});
afterAll(() => secrets.stop());

describe.each(CARRIERS)('the carrier %s', (carrier) => {
  describe('sells numbers', () => {
    proveEach(carrier, SUPPLIER_GUARANTEES, () => makeCarrierWorld(carrier));
  });
  describe.each(Object.keys(CARRIER_KITS[carrier].variants))('%s, sells numbers', (variant) => {
    proveEach(carrier, SUPPLIER_GUARANTEES, () => makeCarrierWorld(carrier, { variant }));
  });
  describe('carries calls', () => {
    proveEach(carrier, CALL_GUARANTEES, () => makeCallWorld(carrier));
  });
});

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
    (carrier, name) => {
      const key = keyOf(carrier, name);
      return proven.has(key) && proven.get(key) === begun.get(key);
    },
  );
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const written = `${before}${BEGIN}\n${table}\n\n${END}${after}`;
  expect(table).not.toContain('**not proven**');
  if (process.env['GUARANTEES'] === 'write') writeFileSync(PAGE, written);
  else expect(page).toBe(written);
});
