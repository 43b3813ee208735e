import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { LocalTable } from '../../../../local/table.ts';
import { unpackPackage } from '../../fetch-package.ts';

/** The package that brings AWS's own DynamoDB Local along, as a jar. */
export const DYNAMODB_LOCAL = { name: 'amplify-dynamodb-simulator', version: '2.9.30' };

/** The DynamoDB that runs already, or AWS's DynamoDB Local, in memory, in a process of its own. @throws Error in words */
export const startDynamodbLocal = async (): Promise<LocalTable> => {
  const endpoint = process.env['DYNAMODB_ENDPOINT'] ?? '';
  if (endpoint !== '') {
    return { endpoint, stop: async () => undefined };
  }
  await requireJava();
  const { name, version } = DYNAMODB_LOCAL;
  const folder = join(await unpackPackage(name, version), 'emulator');
  const port = await freePort();
  const words = ['-Xmx4g', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const java = spawn('java', [...words, '-inMemory', '-port', String(port)], {
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(java, 'exit');
  const stop = async (): Promise<void> => {
    java.kill();
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([untilItAnswers(url), ended.then(failed)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: url, stop };
};

const requireJava = async (): Promise<void> => {
  try {
    await promisify(execFile)('java', ['-version']);
  } catch (cause) {
    throw new Error(
      'DynamoDB Local needs Java 17 or later. Install it, or name a DynamoDB that runs in DYNAMODB_ENDPOINT.',
      { cause },
    );
  }
};

/** It cannot be told to choose one itself. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const PATIENCE_MS = 60_000;

const untilItAnswers = async (url: string): Promise<void> => {
  const giveUpAtMs = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAtMs) {
    // Anything that it says will do, a refusal too.
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    ) {
      return;
    }
    await pause(100);
  }
  throw new Error('DynamoDB Local does not answer.');
};

const failed = (): never => {
  throw new Error('DynamoDB Local ended at once. It needs Java 17 or later.');
};
