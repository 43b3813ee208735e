import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiConfig, connections, signingSecretId } from '../../../functions/wiring/config.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import { CARRIERS } from '../../../lib/carriers/connection.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import { endKey, listKeys } from '../../../lib/table/webhook-keys.ts';
import { carrierEnvironment, carrierVault } from '../../../local/carriers/carrier-environment.ts';
import { LOCAL_CARRIERS } from '../../../local/carriers/local-carriers.ts';
import { e164 } from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const PUBLIC_URL = 'http://127.0.0.1:3000';
const FALLBACK_URL = 'http://127.0.0.1:3002';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const startWith = (carrier: CarrierName, files: Map<string, string>, publicUrl = PUBLIC_URL) =>
  LOCAL_CARRIERS[carrier].start({
    publicUrl,
    fallbackUrl: FALLBACK_URL,
    folder: { read: (name) => files.get(name), write: (name, text) => files.set(name, text) },
    table,
  });

test('every carrier can be had on one machine', () => {
  expect(Object.keys(LOCAL_CARRIERS)).toEqual([...CARRIERS]);
});

describe.each(CARRIERS)('the local %s', (carrier) => {
  const local = LOCAL_CARRIERS[carrier];

  test('is started with an account, and asks us where calls go', async () => {
    const { handle, voiceUrl } = await startWith(carrier, new Map());
    const path = CALL_PROTOCOLS[carrier].provenBy === 'key' ? '/transfer/' : `/calls/${carrier}`;
    expect(voiceUrl.startsWith(`${PUBLIC_URL}${path}`)).toBe(true);
    expect((await handle(new Request(`http://127.0.0.1/simulator/settings`))).status).toBe(200);
  });

  test('goes on with what it kept, whatever port we have then', async () => {
    const files = new Map<string, string>();
    const first = await startWith(carrier, files);
    const stock = { method: 'POST', body: JSON.stringify({ prefix: '1415', numbers: ['+14155550199'] }) };
    await first.handle(new Request('http://127.0.0.1/simulator/stock', stock));
    expect(files.has(`${carrier}.json`)).toBe(true);
    const { handle } = await startWith(carrier, files, 'http://127.0.0.1:4000');
    const answer = await handle(new Request('http://127.0.0.1/simulator/stock?prefix=1415'));
    expect(await answer.text()).toContain('+14155550199');
    expect(files.get(`${carrier}.json`)).not.toContain(PUBLIC_URL);
  });

  test('refuses what it cannot read, in words', async () => {
    const files = new Map([[`${carrier}.json`, '{']]);
    await expect(startWith(carrier, files)).rejects.toThrow(
      `What the data folder has as ${carrier}.json cannot be read. Delete the folder's files, and start again.`,
    );
  });

  test('is found by the functions, and its secrets are what they expect', () => {
    const environment = carrierEnvironment(carrier, local, 'http://127.0.0.1:3001');
    const vault = carrierVault(carrier, local);
    const protocol = CALL_PROTOCOLS[carrier];
    expect(connections(environment)).toEqual([{ name: carrier, carrier }]);
    const { secretId, baseUrl } = apiConfig(environment, carrier);
    expect(baseUrl).toBe(`http://127.0.0.1:3001${local.apiPath}`);
    expect(vault).toHaveProperty([secretId]);
    expect(Object.keys(vault)).toHaveLength(protocol.provenBy === 'key' ? 1 : 2);
    if (protocol.provenBy === 'signature') {
      const { keys } = protocol.parseSigningSecret(vault[signingSecretId(environment, carrier)] ?? '');
      expect(keys).toHaveLength(1);
    }
  });

  test('tells what to try, with the number of the mask where it takes one', () => {
    const trial = { voiceUrl: `${PUBLIC_URL}/x`, caller: e164('+12125550187'), mask: '+14155550123' };
    expect(local.trials(trial)).toMatch(/^ {2}# .*\n {2}(?:curl|npm) /);
  });
});

test('a key of the folder that somebody has ended is replaced, and that is told', async () => {
  const files = new Map<string, string>();
  expect(await startWith('tropo', files)).not.toHaveProperty('notice');
  for (const key of await listKeys(table)) await endKey(table, key, 1);
  expect(await startWith('tropo', files)).toMatchObject({
    notice: expect.stringContaining('the simulated carrier got a further one'),
  });
});
