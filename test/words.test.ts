import { describe, expect, test } from '@jest/globals';
import type { BannedWord } from './words/banned-words.ts';
import { BANNED_WORDS } from './words/banned-words.ts';
import { STILL_THERE } from './words/exceptions.ts';
import { FILES, readLines, wordsOf } from './words/files.ts';

interface Line {
  readonly file: string;
  readonly text: string;
  readonly words: string;
}

const lines: readonly Line[] = FILES.flatMap((file) =>
  readLines(file).map((text) => ({ file, text, words: wordsOf(text) })),
);

/** Whether the words hold the banned one with its banned meaning. */
const holds = ({ pattern, but = [] }: BannedWord, words: string): boolean =>
  pattern.test(but.reduce((rest, kept) => rest.replace(new RegExp(kept.pattern, 'g'), ' … '), words));

const linesWith = (word: BannedWord): readonly Line[] =>
  lines.filter(({ file, words }) => (word.in?.test(file) ?? true) && holds(word, words));

const exceptionFor = (file: string): string | undefined =>
  Object.keys(STILL_THERE).find((start) => file === start || file.startsWith(`${start}/`));

const isExcepted = ({ word }: BannedWord, file: string): boolean =>
  STILL_THERE[exceptionFor(file) ?? '']?.includes(word) ?? false;

describe.each(BANNED_WORDS)('$word: say $say', (word) => {
  test('no name, comment, page or path has it', () => {
    const found = linesWith(word).filter(({ file }) => !isExcepted(word, file));
    expect(found.map(({ file, text }) => `${file}: ${text.trim()}`)).toEqual([]);
  });

  test.each(word.broken)('it is found in %j', (text) => {
    expect(holds(word, wordsOf(text))).toBe(true);
  });

  test.each(word.kept)('there is none in %j', (text) => {
    expect(holds(word, wordsOf(text))).toBe(false);
  });
});

test('no exception outlives its reason', () => {
  const needed = BANNED_WORDS.flatMap((word) =>
    linesWith(word).map(({ file }) => `${exceptionFor(file)}: ${word.word}`),
  );
  const listed = Object.entries(STILL_THERE).flatMap(([folder, words]) =>
    words.map((word) => `${folder}: ${word}`),
  );
  expect(listed.filter((exception) => !needed.includes(exception))).toEqual([]);
});

test('every folder of the project is read', () => {
  expect(FILES).toEqual(
    expect.arrayContaining([
      'lib/ids.ts',
      'docs/openapi.json',
      'docs/examples/list-masks.py',
      'cdk/app.ts',
      'README.md',
    ]),
  );
});
