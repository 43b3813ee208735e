import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../functions/routes.ts';
import { SCHEDULES } from '../../functions/schedules.ts';
import { metafileOf, packagesByWeight } from '../support/bundles/bundle-weight.ts';
import { ROOT } from './imports.ts';

describe('what is deployed', () => {
  const functions = [...new Set([...ENDPOINTS, ...SCHEDULES].map((entry) => entry.function))];
  const metafiles = new Map(functions.map((name) => [name, metafileOf(name)]));

  test('every endpoint and schedule has its folder, and every folder its endpoint or schedule', () => {
    const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'wiring')
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual([...functions].sort());
  });

  test.each(['undici', 'libphonenumber-js', 'zod', 'twilio', 'telnyx', '@signalwire/compatibility-api'])(
    'a caller does not wait for %s to load: it is not in the transfer bundle',
    (library) => {
      const inputs = Object.keys(metafiles.get('transfer')?.inputs ?? {});
      expect(inputs.filter((input) => input.includes(`node_modules/${library}/`))).toEqual([]);
    },
  );

  /** Each a few hundredths above what it weighs. Whoever raises one says in the commit what for. */
  const BUDGETS: Readonly<Record<string, number>> = {
    transfer: 241_000,
    'create-mask': 803_000,
    'list-masks': 412_000,
    'show-mask': 210_500,
    'change-mask': 456_500,
    'release-mask': 573_000,
    'list-carriers': 559_000,
    'list-blocks': 210_500,
    'block-caller': 211_500,
    'unblock-caller': 210_500,
    'erase-person': 801_000,
    'export-person': 442_000,
    reconcile: 577_000,
  };

  test.each(functions)(
    '%s stays within its budget of bytes, or it is said which packages weigh most',
    (name) => {
      const [output] = Object.values(metafiles.get(name)?.outputs ?? {});
      const { bytes, inputs } = output ?? { bytes: Number.POSITIVE_INFINITY, inputs: {} };
      const budget = BUDGETS[name] ?? 0;
      expect(
        bytes <= budget
          ? []
          : [`${bytes} of ${budget} bytes`, ...packagesByWeight(inputs).map((each) => each.join(' '))],
      ).toEqual([]);
    },
  );
});
