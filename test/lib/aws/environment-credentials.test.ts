import { afterEach, expect, test } from '@jest/globals';
import { defaultProvider } from '../../../lib/aws/environment-credentials.ts';

const NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;

const before = { ...process.env };
const setEnvironment = (variables: NodeJS.ProcessEnv) => {
  for (const name of NAMES) delete process.env[name];
  Object.assign(process.env, variables);
};
afterEach(() => setEnvironment(before));

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };

test.each([
  [KEYS, { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }],
  [
    { ...KEYS, AWS_SESSION_TOKEN: 'token' },
    { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example', sessionToken: 'token' },
  ],
])('credentials are what the environment holds: %j', async (variables, credentials) => {
  setEnvironment(variables);
  await expect(defaultProvider()()).resolves.toEqual(credentials);
});

test.each([{}, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }, { AWS_SECRET_ACCESS_KEY: 'example' }])(
  'half a pair is none: %j',
  async (variables) => {
    setEnvironment(variables);
    await expect(defaultProvider()()).rejects.toThrow('not both set');
  },
);
