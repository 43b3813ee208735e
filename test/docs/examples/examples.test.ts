import { globSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { LocalCallmask } from '../../../local/callmask.ts';
import { startCallmask } from '../../../local/callmask.ts';
import { listen } from '../../../local/server/listen.ts';
import { runExample, whyNot } from './run-example.ts';

let callmask: LocalCallmask;
const parts: { readonly stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  const free = { port: 0, simulatorPort: 0, dynamodbEndpoint: undefined, dataFolder: undefined };
  callmask = await startCallmask({ carrier: 'tropo', ...free }, { isUnannounced: true });
});
afterEach(async () => {
  for (const part of parts.splice(0)) await part.stop();
});
afterAll(() => callmask.stop());

/** The tests of each example, by its file. */
const seen = new Set<string>();

/** An example whose program is not installed is skipped, and the name of its test says why. */
const testExample = (example: string, guarantee: string, prove: () => Promise<void>): void => {
  const reason = whyNot(example);
  seen.add(example);
  if (reason === undefined) test(`${example}: ${guarantee}`, prove);
  else test.skip(`${example}: ${guarantee} (${reason})`, prove);
};

const runHere = (example: string, api = callmask.apiUrl) =>
  runExample(example, { api, carrier: callmask.simulatorUrl });

const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${callmask.apiUrl}${path}`, { ...init, headers: { 'content-type': 'application/json' } });

testExample('life-of-a-mask.sh', 'a mask is bought, called, blocked, changed and released', async () => {
  const [bought = '', ...lines] = await runHere('life-of-a-mask.sh');
  expect(bought).toMatch(/^bought \+1415555\d{4}$/);
  const mask = bought.replace('bought ', '');
  expect(lines).toEqual([
    'a call reaches +14155552671',
    'after the block a call is rejected',
    'without the block a call reaches +14155552671',
    `from now on the person called sees the mask: ${mask}`,
    'released with 204',
    'now the mask answers 404',
  ]);
});

testExample('erase-a-person.sh', 'no mask of the number is left', async () => {
  expect(await runHere('erase-a-person.sh')).toEqual([
    'erased with 200',
    'masks of the number: {"masks":[]}',
  ]);
});

testExample('read-a-problem.sh', 'the type of a problem says what to do', async () => {
  expect(await runHere('read-a-problem.sh')).toEqual([
    'content type: application/problem+json',
    'type: urn:callmask:problem:number-not-allowed',
    'so: ask the person for another number',
  ]);
});

/** Stands before the API, does what is asked, and loses its first answers. */
const startLossy = async (statuses: readonly (number | 'nothing')[]) => {
  const left = [...statuses];
  const lossy = await listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    const key = request.headers.get('idempotency-key');
    const body = method === 'POST' ? await request.text() : null;
    const headers = { 'content-type': 'application/json', ...(key !== null && { 'idempotency-key': key }) };
    const answer = await fetch(`${callmask.apiUrl}${pathname}${search}`, { method, headers, body });
    const status = left.shift();
    if (status === 'nothing') throw new Error('The connection is lost.');
    return status === undefined ? answer : new Response('{}', { status });
  }, 0);
  parts.push(lossy);
  return lossy.url;
};

testExample('buy-safely.mjs', 'two lost answers cost one mask', async () => {
  expect(await runHere('buy-safely.mjs', await startLossy([503, 'nothing']))).toEqual([
    'attempt 1: 503',
    'attempt 2: no answer',
    'attempt 3: 201',
    'masks of the number: 1',
  ]);
});

testExample('list-masks.py', 'every page is read', async () => {
  const before = ((await (await ask('/masks')).json()) as { masks: readonly object[] }).masks.length;
  const labels = ['one', 'two', 'three', 'four', 'five'];
  for (const label of labels) {
    await ask('/masks', { method: 'POST', body: JSON.stringify({ number: '+14155552674', label }) });
  }
  const lines = await runHere('list-masks.py');
  expect(lines.at(-1)).toBe(`${before + labels.length} masks`);
  expect(lines).toHaveLength(before + labels.length + 1);
  for (const label of labels) {
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^\\+1\\d{10} active ${label}$`)));
  }
});

const FILES = globSync('docs/examples/*.{sh,mjs,py}').map((path) => path.replace(/.*[\\/]/, ''));

test('every example is run, and its overview names it', () => {
  expect([...seen].sort()).toEqual(FILES.sort());
  const overview = readFileSync('docs/examples/README.md', 'utf8');
  expect(FILES.filter((file) => !overview.includes(`](${file})`))).toEqual([]);
});
