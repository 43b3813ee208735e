import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const FOLDERS = ['.github', 'cdk', 'cli', 'docs', 'functions', 'lib', 'local', 'simulators', 'test'];
const PAGES = ['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'package.json'];
const TEXTS = /\.(?:ts|js|cjs|mjs|md|json|py|sh|svg|yml)$/;

/**
 * Not read: records that keep the words of their day and the page that maps those to today's, the glossary, which
 * explains words in other words, measured figures, what carriers sent, and this list itself.
 */
const LEFT_OUT =
  /^(?:docs\/adr\/(?:00[01]\d-|README)|docs\/glossary\.md|docs\/performance\/|test\/vectors\/|test\/words)/;

const below = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

/** Every file whose words count, by its path from the root. */
export const FILES: readonly string[] = [...FOLDERS.flatMap(below), ...PAGES].filter(
  (file) => TEXTS.test(file) && !LEFT_OUT.test(file),
);

/** The path and the text of a file. A changelog keeps the words of its released versions. */
export const readLines = (file: string): readonly string[] => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const current = file === 'CHANGELOG.md' ? unreleased(text) : text;
  return [file, ...current.split('\n')];
};

const unreleased = (changelog: string): string => changelog.split(/^## \[\d/m)[0] ?? '';

/** An identifier as the words that it is made of: `takeNumberSlot`, `TAKE_SLOT` and `take-slot` become lower-case words. */
export const wordsOf = (line: string): string =>
  line
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .replaceAll('’', "'")
    .toLowerCase();
