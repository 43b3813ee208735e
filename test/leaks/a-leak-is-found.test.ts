import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundle, startBundled } from '../support/bundles/bundled.ts';
import { CONTEXT, makeEvent } from '../support/calls/events.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { makeFindLeaks } from './find-leaks.ts';
import { HIDDEN, PEOPLE } from './hidden.ts';

const folder = mkdtempSync(join(tmpdir(), 'callmask-leaky-'));
const findLeaks = makeFindLeaks(HIDDEN);
let path: string;

beforeAll(() => {
  path = bundle('show-mask', folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const outputOf = async (leak: string): Promise<string> => {
  const child = await startBundled(join(import.meta.dirname, 'leaky-function.cjs'), {
    ...ENVIRONMENT,
    TABLE_NAME: 'none',
    // Nobody listens there.
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
    LEAKY_BUNDLE: path,
  });
  const parameters = { mask: PEOPLE[0] ?? '' };
  await child.handler(makeEvent({ parameters, headers: { 'x-leak': leak } }), CONTEXT);
  await child.stop();
  return child.output();
};

test.each(['logs the event', 'logs a digest', 'counts by number', 'writes to the standard error', 'throws'])(
  'a function that %s is found out',
  async (leak) => {
    expect(findLeaks(await outputOf(leak))).not.toEqual([]);
  },
);

test('the same function is not found out when it does none of that', async () => {
  expect(findLeaks(await outputOf('none'))).toEqual([]);
});
