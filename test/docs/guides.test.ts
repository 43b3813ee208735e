import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { CARRIERS } from '../../lib/carriers/connection.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md').map((path) => path.replaceAll('\\', '/')),
].sort();

const GUIDES = PAGES.filter((page) => page.startsWith('docs/carriers/') || page === 'docs/moving.md');

const read = (page: string): string => readFileSync(page, 'utf8');

/** What a reader sees as words: no blocks of code, in which brackets are no links and `#` begins a comment. */
const prose = (page: string): string => read(page).replaceAll(/^ *```.*?^ *```/gms, '');

/** The anchors that GitHub makes of a page's headings. */
const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set([...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)));

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

interface Link {
  readonly target: string;
  readonly anchor: string | undefined;
}

const linksOf = (page: string): readonly Link[] =>
  [...prose(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(
    ([, path = '', anchor]) => ({
      target: path === '' ? page : normalize(join(dirname(page), path)),
      anchor,
    }),
  );

const isDead = ({ target, anchor }: Link): boolean =>
  !existsSync(target) || (anchor !== undefined && !anchorsOf(target).has(anchor));

test('an anchor is what GitHub makes of a heading', () => {
  expect(anchorOf('What it costs, and taking it down')).toBe('what-it-costs-and-taking-it-down');
  expect(anchorOf('Change the voice-URL key')).toBe('change-the-voice-url-key');
});

test.each(PAGES)('%s: every link of it leads to a file and a heading', (page) => {
  expect(linksOf(page).filter(isDead)).toEqual([]);
});

test('the guides link to each other, so the links are really found', () => {
  expect(GUIDES.flatMap(linksOf).length).toBeGreaterThan(20);
});

const scripts = Object.keys(
  (JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }).scripts,
);

const commandsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\bnpm run\s+([a-z][a-z:-]*)/g)].map(([, name = '']) => name);

/** The records keep the commands of their day, and their overview says what each is called now. */
const RECORDS = PAGES.filter((page) => page.startsWith('docs/adr/'));
const [, oldCommands = ''] = read('docs/adr/README.md').split(/^## Old commands$/m);
const OLD_COMMANDS = [...oldCommands.matchAll(/^\| (.*?) \| /gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`(?:npm run )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
);

test.each(PAGES)('%s: every command of it can be run', (page) => {
  const known = RECORDS.includes(page) ? [...scripts, ...OLD_COMMANDS] : scripts;
  expect(commandsOf(read(page)).filter((name) => !known.includes(name))).toEqual([]);
});

test.each(PAGES)('%s: every verb of it is in the list of commands', (page) => {
  const listed = [...read('docs/commands.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, verb]) => verb);
  const named = [...read(page).matchAll(/\bnpm run callmask -- ([a-z][a-z-]*)/g)].map(([, verb]) => verb);
  expect(named.filter((verb) => !listed.includes(verb))).toEqual([]);
});

test.each(CARRIERS)('%s has a guide, and the overview leads to it', (carrier) => {
  expect(linksOf('docs/carriers/README.md').map(({ target }) => target)).toContain(
    `docs/carriers/${carrier}.md`,
  );
});

test('the overview has one slot for the table of guarantees', () => {
  const [, ...slots] = read('docs/carriers/README.md').split('<!-- guarantees:begin -->');
  expect(slots).toHaveLength(1);
  expect(slots[0]?.split('<!-- guarantees:end -->')).toHaveLength(2);
});

test.each(GUIDES)('%s: no number of it can be a real person', (page) => {
  const numbers = [...read(page).matchAll(/\+1[ \d]{10,}/g)].map(([number]) => number.replaceAll(' ', ''));
  expect(numbers.filter((number) => !/^\+1\d{3}55501\d\d$/.test(number))).toEqual([]);
});

test.each(GUIDES)('%s: no credential is written on a command line', (page) => {
  const commands = [...read(page).matchAll(/--secret-string (\S+)/g)].map(([, value = '']) => value);
  expect(commands.filter((value) => !value.startsWith('file://'))).toEqual([]);
});
