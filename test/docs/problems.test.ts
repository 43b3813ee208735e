import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PROBLEM_ANSWERS } from '../../lib/api/problem-answers.ts';
import { PROBLEM_CODES } from '../../lib/errors/problem-codes.ts';

const sections = readFileSync('docs/problems.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ code: section.slice(0, section.indexOf('\n')), section }));

test('the API says each code of the catalogue, in its order', () => {
  expect(Object.keys(PROBLEM_ANSWERS)).toEqual(Object.keys(PROBLEM_CODES));
});

test('the page has a section for each code of the catalogue, in its order, and no other', () => {
  expect(sections.map(({ code }) => code)).toEqual(Object.keys(PROBLEM_CODES));
});

test.each(Object.entries(PROBLEM_ANSWERS))(
  '%s: the page says its status and what to do',
  (code, { status }) => {
    const { section = '' } = sections.find((each) => each.code === code) ?? {};
    expect(section).toMatch(new RegExp(`\\*\\*${status}\\b`));
    expect(section).toContain('\nHow to fix: ');
    expect(section).toContain('\nCommon mistakes:\n- ');
  },
);
