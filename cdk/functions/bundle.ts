import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/**
 * How a function becomes one file: the same for what is deployed, tested and measured. CommonJS, because `import` of
 * Node's own modules loads more of Node at a cold start than `require` does. The SDK is bundled, because the runtime's
 * copy is of a version that nobody here has tested and brings everything along. No source maps: reading one takes a
 * failing function longer than its work, and the names of functions are enough to find a slot by.
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
