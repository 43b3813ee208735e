import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/bundle.ts';
import { bundle } from '../../support/bundled.ts';
import { makeBenchFolder } from './bench-folder.ts';

/** The function as it is deployed, and beside it the SDK alone, made by the same options. */
export interface Bundles {
  readonly transfer: string;
  readonly bareClient: string;
}

export const makeBundles = (): Bundles => {
  const folder = makeBenchFolder();
  const bareClient = join(folder, 'bare-client.cjs');
  buildSync({
    ...BUNDLE,
    entryPoints: ['test/bench/support/bare-client.ts'],
    outfile: bareClient,
    logLevel: 'silent',
  });
  return { transfer: bundle('transfer', folder), bareClient };
};
