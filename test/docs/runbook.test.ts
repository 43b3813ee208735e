import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { callReference } from '../../lib/calls/proofs/call-ticket.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

const sectionOf = (title: string): string =>
  runbook.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? '';

/** The words of a union of texts, from the source: types are gone when a test runs. */
const wordsOf = (file: string, type: string): readonly string[] => {
  const union = new RegExp(`type ${type} =(.*?);`, 's').exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return [...union.matchAll(/\| '([a-z-]+)'/g)].map(([, word = '']) => word);
};

test.each([
  ['event of the log', 'Log lines', wordsOf('lib/outcome.ts', 'OutcomeEvent')],
  ['reason for which a call is refused', 'Refused calls', wordsOf('lib/calls/decision.ts', 'RefusalReason')],
])('the runbook explains every %s, and no other', (_what, section, words) => {
  const explained = [...sectionOf(section).matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, word]) => word);
  expect(words.length).toBeGreaterThan(0);
  expect(explained.filter((word) => word !== 'reason').sort()).toEqual([...words].sort());
});

test('the reference of a call is what the command of the runbook prints', () => {
  expect(sectionOf('Find a call')).toContain('| sha256sum | cut -c1-16)');
  // printf %s 0f7c1d52a6b84e39 | sha256sum | cut -c1-16
  expect(callReference('0f7c1d52a6b84e39')).toBe('f43187e994401677');
});
