import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/**
 * How a function becomes one file, for deployments, tests and benchmarks alike. CommonJS, because `import` of Node's own
 * modules loads more of Node at a cold start than `require` does. The SDK is bundled, because the runtime's copy is larger
 * and of a version that we have not tested. No source maps: reading one takes a failing function longer than its work, and
 * function names are enough to find the place.
 */
export const BUNDLE = {
  absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minify: true,
  external: [],
  alias: {
    '@aws-sdk/credential-provider-node': './lib/aws/environment-credentials.ts',
    '@aws-sdk/endpoint-cache': './lib/aws/endpoint-cache.ts',
    '@smithy/core/event-streams': './lib/aws/event-streams.ts',
    'node:fs/promises': './lib/aws/read-file.ts',
  },
} satisfies BuildOptions;
