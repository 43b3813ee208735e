import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { callReference } from '../../lib/calls/call-token.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

const sectionOf = (title: string): string =>
  runbook.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? '';

test('the runbook explains every event of the log, and no other', () => {
  const source = readFileSync('lib/log/outcome.ts', 'utf8');
  const union = /type OutcomeEvent =(.*?);/s.exec(source)?.[1] ?? '';
  const events = [...union.matchAll(/'([a-z-]+)'/g)].map(([, event]) => event);
  const explained = [...sectionOf('Log lines').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, event]) => event);
  expect(events.length).toBeGreaterThan(0);
  expect(explained).toEqual(events);
});

test('the reference of a call is what the command of the runbook prints', () => {
  expect(sectionOf('Find a call')).toContain('| sha256sum | cut -c1-16)');
  // printf %s 0f7c1d52a6b84e39 | sha256sum | cut -c1-16
  expect(callReference('0f7c1d52a6b84e39')).toBe('f43187e994401677');
});
