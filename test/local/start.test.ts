import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const READY = 'Ctrl-C stops everything.';

/** Where a run says where it is; not where a run of the developer's says so. */
const temporary = mkdtempSync(join(tmpdir(), 'callmask-start-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  PORT: '0',
  SIMULATOR_PORT: '0',
  TMPDIR: temporary,
  TEMP: temporary,
  NODE_COMPILE_CACHE: join(temporary, 'compiled'),
  // A busy machine makes no part of a run give up another.
  NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'test/support/time/never-late.ts'))}`,
};

const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

const start = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Run => {
  const child = spawn(process.execPath, ['local/start.ts', ...args], {
    cwd: ROOT,
    env: { ...ENVIRONMENT, ...env },
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code) };
};

const ready = async ({ child, output, ended }: Run): Promise<string> => {
  while (!output().includes(READY)) {
    const ending = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
    if (typeof ending === 'number') {
      throw new Error(`It ended with ${ending}: ${output()}`);
    }
  }
  return output();
};

const stop = async (run: Run, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
  run.child.kill(signal);
  return run.ended;
};

/** A command in a second terminal. */
const command = async (name: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, ['cli/bin.js', name, ...args], {
    cwd: ROOT,
    env: ENVIRONMENT,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code, output: output.trim() };
};

const apiIn = (text: string): string => /the API (http:\/\/\S+),/.exec(text)?.[1] ?? '';
const maskIn = (text: string): string => /Its mask\s+(\+\d+)/.exec(text)?.[1] ?? '';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'it masks a number, calls the mask, stays up, and %s ends it cleanly',
  async (signal) => {
    const run = start();
    const text = await ready(run);
    expect(text).toMatch(/is connected to \+14155552671/);
    expect(text).toMatch(/which sees\s+\+12125550187/);
    expect((await fetch(`${apiIn(text)}/masks`)).status).toBe(200);
    expect(await stop(run, signal)).toBe(0);
  },
);

test('every curl line that it prints works as it stands', async () => {
  const run = start();
  const text = await ready(run);
  const lines = text.split('\n').filter((line) => line.startsWith('  curl '));
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const shell = spawn('sh', ['-c', line.replace('curl ', 'curl --fail-with-body ')]);
    const [code] = await once(shell, 'close');
    expect({ line, code }).toEqual({ line, code: 0 });
  }
  await stop(run);
});

test('it says that it listens on this machine only, and pages of other sites reach neither the API nor the carrier', async () => {
  const run = start();
  const text = await ready(run);
  expect(text).toContain('Everything runs on this machine only');
  const headers = { origin: 'https://example.com' };
  const simulatorUrl = /the carrier (http:[^)]+)\)/.exec(text)?.[1];
  const transferUrl = /http:\S+\/transfer\/[\w-]+/.exec(text)?.[0] ?? '';
  const statuses = [`${apiIn(text)}/masks`, `${simulatorUrl}/simulator/log`, transferUrl].map(
    async (url) => (await fetch(url, { method: 'POST', headers, body: '{}' })).status,
  );
  expect(await Promise.all(statuses)).toEqual([403, 403, 400]);
  await stop(run);
});

test('a taken port is told in a sentence, and nothing is left behind', async () => {
  const first = start();
  const port = new URL(apiIn(await ready(first))).port;
  const second = start([], { PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(
    `Port ${port} is taken. Stop what uses it, or choose another: PORT=${Number(port) + 10} npm start`,
  );
  await stop(first);
});

test('with --data the masks are there again after a restart, and none is bought twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callmask-data-'));
  folders.push(folder);
  const first = start(['--data', folder]);
  const before = await ready(first);
  await stop(first);
  const second = start(['--data', folder]);
  const after = await ready(second);
  expect(maskIn(after)).toBe(maskIn(before));
  const { masks } = (await (await fetch(`${apiIn(after)}/masks`)).json()) as {
    readonly masks: readonly unknown[];
  };
  expect(masks).toHaveLength(1);
  expect(after).toMatch(/is connected to \+14155552671/);
  await stop(second);
});

test('after a rotation a start with --data says that it made a further key, and the rotated one goes on to its end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callmask-data-'));
  folders.push(folder);
  const first = start(['--data', folder]);
  expect(await ready(first)).not.toContain('a further one');
  const rotated = await command('keys', 'rotate', '--account', '777');
  expect(rotated.output).toContain('the next npm start with --data makes a new one for it');
  await stop(first);
  const second = start(['--data', folder]);
  expect(await ready(second)).toContain('the simulated carrier got a further one');
  const { output } = await command('keys', 'list');
  expect(output.match(/any account {2}good|any account {2}until|account 777 {2}good/g)).toHaveLength(3);
  await stop(second);
});

test.each([
  ['twilio', /was bought from the carrier \(a simulated Twilio\)/, /which sees\s+\+12125550187/],
  ['signalwire', /was bought from the carrier \(a simulated SignalWire\)/, /which sees\s+\+1415/],
  [
    'telnyx',
    /was ordered, and a moment later delivered \(a simulated Telnyx\)/,
    /which sees\s+\+12125550187/,
  ],
])(
  '--carrier %s: a mask is bought and called, no forger gets in, and a start on another port goes on with it',
  async (carrier, bought, seen) => {
    const folder = mkdtempSync(join(tmpdir(), 'callmask-data-'));
    folders.push(folder);
    const first = start(['--carrier', carrier, '--data', folder]);
    const text = await ready(first);
    expect(text).toMatch(bought);
    expect(text).toMatch(/is connected to \+14155552671/);
    expect(text).toMatch(seen);
    expect(text).toMatch(/A forger .* gets 404: Not Found\./);
    await stop(first);
    const second = start(['--carrier', carrier, '--data', folder]);
    const again = await ready(second);
    expect(maskIn(again)).toBe(maskIn(text));
    expect(again).toMatch(/is connected to \+14155552671/);
    expect(await command('reconcile', '--check')).toMatchObject({ code: 0 });
    await stop(second);
    const other = start(['--data', folder]);
    expect(await other.ended).toBe(1);
    expect(other.output().trim()).toBe(
      `--data names a folder of ${carrier}. Use another folder, or --carrier ${carrier}.`,
    );
  },
);

test('callmask doctor, import and repoint, in a second terminal, are about the run that is up', async () => {
  const run = start(['--carrier', 'twilio']);
  const text = await ready(run);
  expect(await command('doctor', 'twilio')).toEqual({
    code: 0,
    output: expect.stringMatching(/^(ok.*\s*){5}$/),
  });
  const folder = mkdtempSync(join(tmpdir(), 'callmask-csv-'));
  folders.push(folder);
  const file = join(folder, 'masks.csv');
  writeFileSync(file, 'mask,number\n+14155550190,+12125550198\n');
  const words = ['--connection', 'twilio', '--csv', file];
  expect(await command('import', ...words, '--confirm', 'import 1 masks')).toEqual({
    code: 0,
    output: expect.stringContaining('Done: 1 of 1.'),
  });
  const calls = /the carrier (http:[^)]+)\)/.exec(text)?.[1];
  const call = { from: '+12125550187', to: '+14155550190' };
  const answer = await fetch(`${calls}/simulator/calls`, { method: 'POST', body: JSON.stringify(call) });
  expect(await answer.json()).toMatchObject({ connectedTo: '+12125550198' });
  expect(await command('repoint')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Of 2 managed numbers, the calls of 0 go elsewhere.'),
  });
  expect(await command('import', ...words, '--undo', '--confirm', 'undo 1 masks')).toMatchObject({
    code: 0,
  });
  const request = join(folder, 'request.txt');
  writeFileSync(request, 'POST /calls/twilio HTTP/1.1\nHost: 127.0.0.1\n\nCallSid=CA1');
  expect(await command('doctor', 'twilio', '--request', request)).toEqual({
    code: 1,
    output: expect.stringContaining('The request has no header x-twilio-signature.'),
  });
  expect(await command('doctor', 'telnyx')).toMatchObject({
    code: 1,
    output: expect.stringContaining('has no connection "telnyx", but twilio.'),
  });
  expect(await command('keys', 'list')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Keys are for Tropo, which signs nothing.'),
  });
  await stop(run);
});

test.each([
  [['--carrier', 'plivo'], {}, /--carrier must be one of tropo, twilio, signalwire, telnyx\./],
  [['--data', 'README.md'], {}, /--data must be a folder that can be made, read and written to/],
  [['--date', 'x'], {}, /Unknown option '--date'/],
  [[], { PORT: 'many' }, /PORT must be a port from 0 to 65535/],
  [[], { DYNAMODB_ENDPOINT: 'here' }, /DYNAMODB_ENDPOINT must be a URL/],
])('a wrong setting is told in words: %j %j', async (args, env, words) => {
  const run = start(args, env);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(words);
  expect(run.output()).not.toMatch(/\n\s+at /);
});

test('callmask reconcile, erase and release-all, in a second terminal, are about the run that is up', async () => {
  expect(await command('reconcile', '--check')).toEqual({
    code: 1,
    output: 'Nothing runs on this machine. Start it with npm start, or name a --table.',
  });
  const run = start();
  await ready(run);
  expect(await command('reconcile', '--check')).toMatchObject({
    code: 0,
    output: expect.stringContaining('The ledger holds'),
  });
  expect(await command('erase', '+1 415 555 0199')).toMatchObject({
    code: 0,
    output: 'Nothing about the number is in the table.',
  });
  expect(await command('erase', '12')).toMatchObject({
    code: 2,
    output: expect.stringContaining('has no country code'),
  });
  expect(await command('release-all')).toMatchObject({
    code: 0,
    output: expect.stringContaining('--confirm "release 1 masks"'),
  });
  expect(await command('release-all', '--confirm', 'release 1 masks')).toMatchObject({
    code: 0,
    output: expect.stringContaining('All 1 masks are released.'),
  });
  expect(await command('reconcile')).toMatchObject({ code: 0 });
  await stop(run, 'SIGKILL');
  expect(await command('reconcile')).toEqual({
    code: 1,
    output: 'The last local run has ended without cleaning up. Start another with npm start.',
  });
});

test('callmask keys, in a second terminal: both keys take calls after a rotation, and each can be revoked', async () => {
  const run = start();
  const text = await ready(run);
  const old = /http:\S+\/transfer\/[\w-]+/.exec(text)?.[0] ?? '';
  const rotated = await command('keys', 'rotate');
  const next = /http:\S+\/transfer\/[\w-]+/.exec(rotated.output)?.[0] ?? '';
  expect(next).toMatch(`${apiIn(text)}/transfer/`);
  for (const url of [old, next]) {
    const session = { id: 'call-1', to: { id: '2125550100' }, from: { id: '4155550177' } };
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ session }) });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('tropo')]);
  }
  expect(await command('keys', 'new')).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is a key already'),
  });
  const { output: list } = await command('keys', 'list');
  const digest = /^([0-9a-f]{12})….*good$/m.exec(list)?.[1] ?? '';
  expect(await command('keys', 'revoke', digest)).toMatchObject({
    code: 0,
    output: expect.stringContaining('Revoked. Calls under this key stop within 60 s'),
  });
  expect((await command('keys', 'list')).output).toMatch(new RegExp(`^${digest}….*  ended `, 'm'));
  await stop(run);
});
