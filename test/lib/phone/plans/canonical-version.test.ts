import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CANONICAL_VERSION } from '../../../../lib/phone/plans/canonical.ts';

/** The rules of each version: their code, and the plans. */
const DIGESTS: Readonly<Record<number, string>> = { 1: '1f2b5d8e8cb1323b' };

const SOURCES = ['canonical', 'plan-of', 'numbering-plans'].map((name) => `lib/phone/plans/${name}.ts`);

/** Keys of rows are made by the rules. docs/adr/0025-one-line-two-spellings.md says what a change needs. */
test('rules that make other keys have another version', () => {
  const digest = createHash('sha256');
  for (const file of SOURCES) {
    digest.update(
      readFileSync(file, 'utf8')
        .replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .replaceAll(/\s/g, ''),
    );
  }
  expect(digest.digest('hex').slice(0, 16)).toBe(DIGESTS[CANONICAL_VERSION]);
});
