import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';
import { bundle } from '../../support/bundles/bundled.ts';
import { makeBenchFolder } from './bench-folder.ts';

/** Each in a file of its own, so that none warms up code that another one runs. */
export interface Bundles {
  /** The function as it is deployed. */
  readonly transfer: string;
  /** The SDK alone, made by the same options. */
  readonly bareBatch: string;
  readonly bareGet: string;
}

export const makeBundles = (): Bundles => {
  const folder = makeBenchFolder();
  const bare = (name: string): string => {
    const outfile = join(folder, `${name}.cjs`);
    const entryPoints = ['test/bench/support/table/bare-client.ts'];
    buildSync({ ...BUNDLE, entryPoints, outfile, logLevel: 'silent' });
    return outfile;
  };
  return { transfer: bundle('transfer', folder), bareBatch: bare('bare-batch'), bareGet: bare('bare-get') };
};
