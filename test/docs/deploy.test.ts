import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readSettings } from '../../cdk/settings.ts';
import { ENDPOINTS } from '../../functions/routes.ts';
import { synthesize } from '../support/cdk/stack.ts';

const { outputs } = synthesize({ connections: 'twilio' });

/** The cells of each row of a page's tables whose first cell is code. */
const rowsOf = (page: string): readonly (readonly string[])[] =>
  [...readFileSync(page, 'utf8').matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(/ (?<!\\)\| /));

test('each setting is in the table with its default, and no other is', () => {
  const documented = rowsOf('docs/settings.md').flatMap(([names = '', values = '']) => {
    const defaults = values.split(', ');
    return names.split(', ').map((name, index) => [name.slice(1, -1), defaults[index]?.replaceAll('`', '')]);
  });
  const settings = Object.entries(readSettings(() => undefined));
  expect(Object.fromEntries(documented)).toEqual(
    Object.fromEntries(settings.map(([name, value]) => [name, String(value ?? 'none')])),
  );
});

test.each(ENDPOINTS.filter((endpoint) => endpoint.access === 'client'))(
  '$method $path is among the endpoints of its permission, $permission',
  ({ method, path, permission }) => {
    const named = rowsOf('docs/permissions.md').filter(([, cell = '']) =>
      cell.split(', ').includes(`\`${method} ${path}\``),
    );
    expect(named.map(([first]) => first)).toEqual([`\`${permission}\``]);
  },
);

test('each output of a stack is explained, and no other is', () => {
  const sections = readFileSync('docs/deploy.md', 'utf8').split(/^## /m);
  const section = sections.find((each) => each.startsWith('What the stack prints\n')) ?? '';
  const explained = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual(Object.keys(outputs).sort());
});
