import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../cdk/functions/bundle.ts';
import { PUBLIC_URL } from '../support/calls/signed-calls.ts';
import { SIGNED_CARRIERS } from '../support/calls/signed-carriers.ts';
import { SIGNED_ENVIRONMENT } from '../support/calls/signed-transfer.ts';
import { putKey, putMask } from '../support/calls/transfer.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { startSecretsManager } from '../support/functions/secrets-manager.ts';
import { ownedMask } from '../support/numbers/owned-masks.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';
import { CLIENT_ROUTES, partsForClient } from './work/api.ts';
import type { Part } from './work/calls.ts';
import { partsFor, partsForTropo } from './work/calls.ts';
import type { Stepping } from './work/steps.ts';
import { dearer, excesses, startStepping } from './work/steps.ts';

/** For what stands around the part that grows. */
const ROOM = 1024;
const LARGEST_CALL = 8 * 1024 - ROOM;
const LARGEST_HEAD = 16 * 1024 - ROOM;
const LARGEST_BODY = 16 * 1024 - ROOM;

const folder = mkdtempSync(join(tmpdir(), 'callmask-steps-'));
const running: Pick<Stepping, 'stop'>[] = [];
const steppings = new Map<string, Promise<Stepping>>();
let table: TestTable;
let secrets: Awaited<ReturnType<typeof startSecretsManager>>;

beforeAll(async () => {
  table = await startTestTable();
  secrets = await startSecretsManager();
  for (const carrier of SIGNED_CARRIERS) secrets.state.byId.set(carrier.carrier, carrier.secret());
  secrets.state.byId.set('tropo', '{"username":"callmask","password":"callmask","applicationId":"1"}');
  await putKey(table);
  await putMask(table, ownedMask());
});

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  secrets.stop();
  await table.stop();
  rmSync(folder, { recursive: true });
});

/** As it is deployed, but for the names, by which a report tells what grew. */
const start = async (name: string): Promise<Stepping> => {
  const outfile = join(folder, `${name}.cjs`);
  const options = { ...BUNDLE, entryPoints: [`functions/${name}/index.ts`], outfile };
  buildSync({ ...options, minify: false, logLevel: 'silent' });
  const stepping = await startStepping(outfile, {
    ...ENVIRONMENT,
    ...(name === 'transfer' && {
      ...SIGNED_ENVIRONMENT,
      PUBLIC_URL,
      CONNECTIONS: 'tropo,twilio,signalwire,telnyx',
    }),
    // Nobody is there, so a purchase ends where the carrier is asked.
    TROPO_API_URL: 'http://127.0.0.1:1/v1',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    TABLE_NAME: table.name,
  });
  running.push(stepping);
  await warmUp(name, stepping);
  return stepping;
};

/** The first event finds nothing in memory. */
const warmUp = async (name: string, { stepsFor }: Stepping): Promise<void> => {
  const route = CLIENT_ROUTES.find((one) => one.function === name);
  const parts =
    route === undefined
      ? ENTRIES.map(([, of]) => of()).flatMap(([first]) => first ?? [])
      : partsForClient(route);
  for (const { ofBytes } of parts.slice(0, ENTRIES.length)) await stepsFor(ofBytes(16));
};

const steppingOf = (name: string): Promise<Stepping> => {
  const stepping = steppings.get(name) ?? start(name);
  steppings.set(name, stepping);
  return stepping;
};

/** What grows more than its input, by the part that grew. */
const growing = async (name: string, parts: readonly Part[], largest: number): Promise<readonly string[]> => {
  const { stepsFor } = await steppingOf(name);
  const found: string[] = [];
  for (const { part, ofBytes } of parts) {
    const half = await stepsFor(ofBytes(largest / 2));
    const whole = await stepsFor(ofBytes(largest));
    found.push(...excesses(half, whole).map((excess) => `${part}: ${excess}`));
  }
  return found;
};

/** What is beyond a bound and costs more than what is at the bound. */
const beyond = async (parts: readonly Part[]): Promise<readonly string[]> => {
  const { stepsFor } = await steppingOf('transfer');
  const found: string[] = [];
  for (const { part, ofBytes, isOfHead } of parts) {
    const atBound = await stepsFor(ofBytes(isOfHead ? LARGEST_HEAD : LARGEST_CALL));
    const past = await stepsFor(ofBytes(100 * LARGEST_CALL));
    found.push(...dearer(atBound, past).map((excess) => `${part}: ${excess}`));
  }
  return found;
};

const STRANGERS_KEY = 'a-key-that-nobody-ever-made';

const ENTRIES: readonly (readonly [string, () => readonly Part[]])[] = [
  ['a stranger at the voice URL of tropo', () => partsForTropo(STRANGERS_KEY)],
  ['tropo itself', () => partsForTropo()],
  ...SIGNED_CARRIERS.flatMap((carrier) => [
    [`a stranger at the address of ${carrier.carrier}`, () => partsFor(carrier, 'stranger')] as const,
    [`${carrier.carrier} itself`, () => partsFor(carrier)] as const,
  ]),
];

describe.each(ENTRIES)('of %s', (_who, parts) => {
  test('a request twice as long takes at most twice the steps, whichever part is longer', async () => {
    expect(await growing('transfer', parts(), LARGEST_CALL)).toEqual([]);
  });

  test('a request beyond the bounds takes no more steps than one at the bounds', async () => {
    expect(await beyond(parts())).toEqual([]);
  });
});

test.each(CLIENT_ROUTES)(
  'a request of a client to $method $path that is twice as long takes at most twice the steps, whichever part is longer',
  async (route) => {
    expect(await growing(route.function, partsForClient(route), LARGEST_BODY)).toEqual([]);
  },
);
