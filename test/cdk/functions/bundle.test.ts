import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { type BuildOptions, buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';
import { HttpFunction } from '../../../cdk/functions/http-function.ts';

const directory = mkdtempSync(join(tmpdir(), 'callmask-bundle-'));
afterAll(() => rmSync(directory, { recursive: true }));

const run = promisify(execFile);

/** Asks the table and the secrets as our functions do, each once. */
const ENTRY = `
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
  import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
  const endpoint = process.env.ENDPOINT;
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, maxAttempts: 1 }));
  const secrets = new SecretsManagerClient({ endpoint, maxAttempts: 1 });
  const ask = async () => {
    const { Item } = await db.send(new GetCommand({ TableName: 'table', Key: { pk: '+14155550123', sk: '*' } }));
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: 'secret' }));
    return { Item, SecretString };
  };
  ask().then((found) => console.log(JSON.stringify(found)), (error) => console.log(error.message));
`;

const bundle = (input: BuildOptions) => buildSync({ ...BUNDLE, ...input, metafile: true, write: true });

/** Answers both services, and keeps the headers that came. */
const awsOnThisMachine = async () => {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push(headers);
    response.end(JSON.stringify({ Item: { pk: { S: '+14155550123' } }, SecretString: 'words' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { asked, server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('a bundle of the SDK', () => {
  const outfile = join(directory, 'entry.cjs');
  const { metafile } = bundle({ stdin: { contents: ENTRY, resolveDir: BUNDLE.absWorkingDir }, outfile });
  const inputs = Object.keys(metafile?.inputs ?? {});

  test('looks for credentials in the environment and nowhere else', () => {
    expect(inputs).toContain('lib/aws/environment-credentials.ts');
    expect(inputs.filter((path) => path.includes('/credential-provider-'))).toEqual([]);
  });

  test('keeps no cache of endpoints that are never looked for', () => {
    expect(inputs).toContain('lib/aws/endpoint-cache.ts');
    expect(inputs.filter((path) => path.includes('/mnemonist/'))).toEqual([]);
  });

  test('holds nothing for streams of events', () => {
    expect(inputs).toContain('lib/aws/event-streams.ts');
    expect(inputs.filter((path) => path.includes('/submodules/event-streams/'))).toEqual([]);
  });

  test('looks for a configuration file without all that Node has for files', () => {
    expect(inputs).toContain('lib/aws/read-file.ts');
    expect(readFileSync(outfile, 'utf8')).not.toContain('fs/promises');
  });

  test('asks DynamoDB and Secrets Manager with what Lambda puts into the environment', async () => {
    const { asked, server, endpoint } = await awsOnThisMachine();
    const credentials = {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_SESSION_TOKEN: 'token',
    };
    const env = { AWS_REGION: 'eu-west-1', ENDPOINT: endpoint, ...credentials };
    const { stdout } = await run(process.execPath, [outfile], { env });
    server.close();
    expect(JSON.parse(stdout)).toEqual({ Item: { pk: '+14155550123' }, SecretString: 'words' });
    expect(asked).toHaveLength(2);
    for (const headers of asked) {
      expect(headers.authorization).toContain('Credential=AKIAEXAMPLE/');
      expect(headers['x-amz-security-token']).toBe('token');
    }
  });

  test('says what is missing where there are no credentials', async () => {
    const env = { AWS_REGION: 'eu-west-1', ENDPOINT: 'http://127.0.0.1:1' };
    const { stdout } = await run(process.execPath, [outfile], { env });
    expect(stdout.trim()).toBe('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set');
  });
});

describe('what CDK deploys', () => {
  const told = join(directory, 'told');
  const spy = join(import.meta.dirname, '../../support/cdk/tell-credentials.cjs');
  const credentials = {
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'a',
    AWS_SESSION_TOKEN: 't',
  };

  beforeAll(() => {
    const before = { ...process.env };
    Object.assign(process.env, credentials, { NODE_OPTIONS: `--require ${spy}`, TELL_CREDENTIALS_TO: told });
    const app = new App({ outdir: join(directory, 'cdk.out') });
    new HttpFunction(new Stack(app, 'Bundling'), 'transfer', {
      name: 'transfer',
      timeoutSeconds: 1,
      memoryMb: 128,
      provisionedConcurrency: 0,
      reservedConcurrency: undefined,
      logRetentionDays: 1,
      environment: {},
    });
    process.env = before;
  });

  test('is, byte for byte, what these options make', () => {
    const outfile = join(directory, 'transfer.cjs');
    bundle({ entryPoints: ['functions/transfer/index.ts'], outfile });
    const [deployed = ''] = globSync(join(directory, 'cdk.out', 'asset.*', 'index.js'));
    expect(readFileSync(deployed, 'utf8')).toBe(readFileSync(outfile, 'utf8'));
  });

  test('is made by programs that see no credentials of AWS, because npm puts another Node first', () => {
    const lines = readFileSync(told, 'utf8').trim().split('\n');
    const programs = lines.map((line) => JSON.parse(line) as { runs: string; seen: readonly string[] });
    expect(programs.map(({ runs }) => runs)).toEqual(
      expect.arrayContaining([expect.stringMatching(/npx/), expect.stringMatching(/esbuild$/)]),
    );
    expect(programs.filter(({ seen }) => seen.length > 0)).toEqual([]);
  });
});
