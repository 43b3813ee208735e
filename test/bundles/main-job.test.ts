import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addKey, makeKey } from '../../lib/table/webhook-keys.ts';
import { makeBridge } from '../../local/server/bridge.ts';
import type { LateListener } from '../../local/server/listen.ts';
import { listen, listenLate } from '../../local/server/listen.ts';
import { makeSecrets } from '../../local/server/secrets.ts';
import type { Listener } from '../../simulators/support/http/loopback.ts';
import { makeTropoSimulator } from '../../simulators/tropo/simulator.ts';
import type { BundledFunction } from '../support/bundles/bundled.ts';
import { bundle, FUNCTIONS, NEVER_LATE, startBundled } from '../support/bundles/bundled.ts';
import type { BodyForm } from '../support/calls/events.ts';
import { BODY_FORMS, CONTEXT, makeEvent } from '../support/calls/events.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { CALLER } from '../support/numbers/masks.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

const PERSON = '+14155552671';

const folder = mkdtempSync(join(tmpdir(), 'callmask-bundles-'));
const functions = new Map<string, BundledFunction>();
let table: TestTable;
let carrier: LateListener;
let api: LateListener;
let secrets: Listener;

beforeAll(async () => {
  table = await startTestTable();
  api = await listenLate(0, 'PORT');
  carrier = await listenLate(0, 'SIMULATOR_PORT');
  secrets = await listen(
    makeSecrets({
      tropo: JSON.stringify({ username: 'callmask', password: 'callmask', applicationId: '123456' }),
    }),
    0,
  );
  const key = makeKey();
  await addKey(table, key, { connection: 'tropo' });
  carrier.serve(makeTropoSimulator({ voiceUrl: `${api.url}/transfer/${key}` }).handle);
  const env = {
    ...ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    TABLE_NAME: table.name,
    TROPO_API_URL: `${carrier.url}/v1`,
  };
  for (const name of FUNCTIONS) {
    functions.set(name, await startBundled(bundle(name, folder), env, NEVER_LATE));
  }
  const handlers = Object.fromEntries([...functions].map(([name, { handler }]) => [name, handler]));
  api.serve(makeBridge({ handlers, randomId: () => 'request' }));
});

afterAll(async () => {
  for (const part of [...functions.values(), api, carrier, secrets, table]) {
    await part.stop();
  }
  rmSync(folder, { recursive: true });
});

const invoke = async (name: string, options: Parameters<typeof makeEvent>[0], form: BodyForm = 'plain') => {
  const result = await functions.get(name)?.handler(makeEvent(options, form), CONTEXT);
  return {
    status: result?.statusCode,
    body: result?.body ? JSON.parse(result.body) : undefined,
    headers: result?.headers,
  };
};

const call = async (to: string, outcome = 'answered') => {
  const answer = await fetch(`${carrier.url}/simulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: CALLER, to, outcome }),
  });
  return (await answer.json()) as { readonly connectedTo?: string; readonly callerIdShown?: string };
};

describe.each(BODY_FORMS)('the bundled functions do the main job, bodies %s', (form) => {
  test('a number is masked, called, hidden from both sides, and released', async () => {
    const created = await invoke(
      'create-mask',
      { method: 'POST', body: { number: '(415) 555-2671', country: 'US' } },
      form,
    );
    expect(created).toMatchObject({
      status: 201,
      body: { number: PERSON, state: 'active', carrier: 'tropo', connection: 'tropo' },
    });
    const mask: string = created.body.mask;
    expect(created.headers?.['location']).toBe(`/masks/${encodeURIComponent(mask)}`);

    expect(await call(mask)).toMatchObject({ connectedTo: PERSON, callerIdShown: CALLER });

    const parameters = { mask };
    const changed = await invoke(
      'change-mask',
      { method: 'PATCH', parameters, body: { callerId: 'mask' } },
      form,
    );
    expect(changed).toMatchObject({ status: 200, body: { callerId: 'mask' } });
    expect(await call(mask)).toMatchObject({ connectedTo: PERSON, callerIdShown: mask });

    expect(await invoke('show-mask', { parameters })).toMatchObject({
      status: 200,
      body: { mask, number: PERSON },
    });
    const listed = await invoke('list-masks', { query: { number: PERSON } });
    expect(listed.body.masks).toEqual([expect.objectContaining({ mask })]);

    expect(await invoke('release-mask', { method: 'DELETE', parameters })).toMatchObject({ status: 204 });
    expect(await invoke('show-mask', { parameters })).toMatchObject({ status: 404 });
    expect(await call(mask)).not.toHaveProperty('connectedTo');
  });

  test('a stranger with a wrong key learns nothing', async () => {
    const answer = await invoke(
      'transfer',
      {
        method: 'POST',
        parameters: { key: makeKey() },
        body: { session: { id: 'a', to: { id: '4155550100' } } },
      },
      form,
    );
    expect(answer).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });
});

test('the bundled reconciliation finishes a release that the carrier did not confirm', async () => {
  const created = await invoke('create-mask', { method: 'POST', body: { number: PERSON } });
  const parameters = { mask: created.body.mask };
  await fetch(`${carrier.url}/simulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: 'DELETE /v1/applications/*/addresses/*/*', status: 500, times: 3 }),
  });
  expect(await invoke('release-mask', { method: 'DELETE', parameters })).toMatchObject({
    status: 202,
    body: { state: 'releasing' },
  });
  await invoke('reconcile', {});
  expect(await invoke('show-mask', { parameters })).toMatchObject({ status: 404 });
  expect(functions.get('reconcile')?.output()).toContain('"result":"done"');
});

test('no function writes a number to its log', () => {
  const output = [...functions.values()].map((part) => part.output()).join('\n');
  expect(output).toContain('mask-created');
  expect(output).toContain('call-connected');
  for (const digits of [PERSON.slice(2), CALLER.slice(2), '555-2671']) {
    expect(output).not.toContain(digits);
  }
});
