import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { VERBS } from '../../cli/verbs.ts';
import { leavesOf } from '../cli/command-line/typed.ts';
import { commandSlots } from './commands-page.ts';

const PAGE = 'docs/commands.md';

const fill = (page: string): string =>
  Object.entries(commandSlots(VERBS)).reduce((text, [slot, content]) => {
    const [begin, end] = [`<!-- ${slot}:begin -->\n`, `<!-- ${slot}:end -->`];
    const [before = '', rest = '', ...more] = text.split(begin);
    const [, after] = rest.split(end);
    expect({ slot, after: typeof after, more }).toEqual({ slot, after: 'string', more: [] });
    return `${before}${begin}\n${content}\n\n${end}${after}`;
  }, page);

/** `COMMANDS=write npm test -- test/docs/commands` writes the page anew. */
test('docs/commands.md has the verbs and options that there are', () => {
  const page = readFileSync(PAGE, 'utf8');
  const written = fill(page);
  if (process.env['COMMANDS'] === 'write') writeFileSync(PAGE, written);
  else expect(page).toBe(written);
});

test.each(leavesOf(VERBS))('every option of %s is on the page', (words, { options }) => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).toContain(`### ${words}\n`);
  for (const name of Object.keys(options)) {
    expect(page).toMatch(new RegExp(`\`--${name}[ \`]`));
  }
});
