import type { Metafile } from 'esbuild';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';

/** What a function's bundle is made of. Nothing is written. */
export const metafileOf = (name: string): Metafile => {
  const options = { ...BUNDLE, entryPoints: [`functions/${name}/index.ts`], outdir: 'unwritten' };
  return buildSync({ ...options, metafile: true, write: false, logLevel: 'silent' }).metafile;
};

type Inputs = Metafile['outputs'][string]['inputs'];

/** Bytes by package, the heaviest first. */
export const packagesByWeight = (inputs: Inputs): readonly (readonly [owner: string, bytes: number])[] => {
  const weights = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const owner = packageOf(file);
    weights.set(owner, (weights.get(owner) ?? 0) + bytesInOutput);
  }
  return [...weights].sort(([, one], [, other]) => other - one);
};

/** `node_modules/@smithy/core/dist-es/index.js` is of `@smithy/core`; what is in no package is our own. */
const packageOf = (file: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'Callmask itself';
