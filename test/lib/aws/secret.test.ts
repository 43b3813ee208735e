import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { makeSecret } from '../../../lib/aws/secret.ts';
import { startSecretsManager } from '../../support/functions/secrets-manager.ts';
import { useVirtualTimers } from '../../support/time/virtual-time.ts';

let manager: Awaited<ReturnType<typeof startSecretsManager>>;
beforeAll(async () => {
  manager = await startSecretsManager();
});
beforeEach(() => {
  manager.state.reads = 0;
  manager.state.answer = '{"word": "one"}';
});
afterAll(() => manager.stop());

const setUp = () => {
  const clock = { ms: 0 };
  const secret = makeSecret<unknown>({ secretId: 'secret', parse: JSON.parse, elapsedMs: () => clock.ms });
  return { clock, secret };
};

test('a secret is read once, however often it is needed', async () => {
  const { secret } = setUp();
  expect([await secret(), await secret()]).toEqual([{ word: 'one' }, { word: 'one' }]);
  expect(manager.state.reads).toBe(1);
});

test('a fresh one is read at most once a minute', async () => {
  const { secret, clock } = setUp();
  await secret();
  manager.state.answer = '{"word": "two"}';
  clock.ms = 59_999;
  expect(await secret('fresh')).toEqual({ word: 'one' });
  clock.ms = 60_000;
  expect(await secret('fresh')).toEqual({ word: 'two' });
  expect(await secret()).toEqual({ word: 'two' });
  expect(manager.state.reads).toBe(2);
});

test.each([
  ['refused', undefined, 'AccessDeniedException'],
  ['not what it should be', '', 'SyntaxError'],
])(
  'a secret that is %s is said to be, with the cause kept, and read again next time',
  async (_why, answer, name) => {
    const { secret } = setUp();
    manager.state.answer = answer;
    await expect(secret()).rejects.toMatchObject({ code: 'carrier-refused', cause: { name } });
    manager.state.answer = '{}';
    expect(await secret()).toEqual({});
  },
);

test('those who ask while it is read share the answer', async () => {
  const { secret } = setUp();
  expect(await Promise.all([secret(), secret(), secret('fresh')])).toEqual(Array(3).fill({ word: 'one' }));
  expect(manager.state.reads).toBe(1);
});

test('one that was rejected and cannot be read again stays as it was for a minute, whoever asks', async () => {
  const { secret, clock } = setUp();
  await secret();
  manager.state.answer = undefined;
  clock.ms = 60_000;
  await expect(secret('fresh')).rejects.toMatchObject({ code: 'carrier-refused' });
  clock.ms = 119_999;
  expect(await secret('fresh')).toEqual({ word: 'one' });
  expect(await secret()).toEqual({ word: 'one' });
  expect(manager.state.reads).toBe(2);
});

test('one that does not come in time is given up, and nobody is said to have refused it', async () => {
  manager.state.isSilent = true;
  useVirtualTimers();
  const secret = makeSecret<unknown>({
    secretId: 'secret',
    parse: JSON.parse,
    elapsedMs: () => 0,
    timeoutMs: 20,
    maxAttempts: 1,
  });
  const asked = secret();
  const given = expect(asked).rejects.toMatchObject({
    code: 'secret-unavailable',
    cause: { name: 'TimeoutError' },
  });
  while (manager.state.reads === 0) await turn();
  await jest.advanceTimersByTimeAsync(20);
  await given;
  jest.useRealTimers();
  expect(manager.state.reads).toBe(1);
  manager.state.isSilent = false;
});
