import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { numberingPlansText } from '../../../support/numbers/numbering-plans.ts';

const FILE = 'lib/phone/plans/numbering-plans.ts';

const formatted = (text: string): string =>
  execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${FILE}`], {
    input: text,
  }).toString();

/** `PLANS=write npm test -- test/lib/phone/plans/numbering-plans` writes the file anew, after the library was updated. */
test('the call flow knows the plans that the library knows', () => {
  const text = formatted(numberingPlansText());
  if (process.env['PLANS'] === 'write') writeFileSync(FILE, text);
  else expect(readFileSync(FILE, 'utf8')).toBe(text);
});
