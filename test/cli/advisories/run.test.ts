import { expect, test } from '@jest/globals';
import type { NodeFacts } from '../../../cli/advisories/judge-node.ts';
import type { AllowedAdvisory } from '../../../cli/advisories/judgement.ts';
import { runAdvisories, runNodeAdvisories } from '../../../cli/advisories/run.ts';
import { entryOf, indexOf, SCHEDULE } from './node-facts.ts';

const CLEAN = '{"auditReportVersion": 2, "vulnerabilities": {}}';
const via = {
  name: 'leaky',
  title: 'Leaks',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  severity: 'high',
};
const GRAVE = JSON.stringify({ vulnerabilities: { leaky: { via: [via] } } });
const REFUSED = '{"message": "405 Method Not Allowed", "statusCode": 405}';

const run = (printed: string, isRequired = false, allowed: readonly AllowedAdvisory[] = []) =>
  runAdvisories({ printed, allowed, today: '2026-11-20', isRequired });

test('without an advisory one may go on', () => {
  expect(run(CLEAN, true)).toMatchObject({
    text: 'No advisory of high or critical severity.',
    isFine: true,
  });
});

test('what is let through for a reason is counted', () => {
  const entry = { id: 'GHSA-aaaa-bbbb-cccc', package: 'leaky', reason: 'Not used.', until: '2026-11-20' };
  expect(run(GRAVE, false, [entry])).toMatchObject({
    text: 'No advisory of high or critical severity, but for 1 that cli/advisories/allowed-advisories.ts gives reasons for.',
    isFine: true,
  });
});

test('a grave advisory stops, and is named with what to do', () => {
  const { text, isFine } = run(GRAVE);
  expect(isFine).toBe(false);
  expect(text).toMatch(/^GHSA-aaaa-bbbb-cccc, high, in leaky: Leaks\n\nUpdate what is affected/);
});

test.each([
  [REFUSED, 'Nothing was compared: 405 Method Not Allowed.'],
  ['', 'Nothing was compared: npm gave no report.'],
  ['npm error', 'Nothing was compared: npm gave no report.'],
])(
  'having compared nothing is said plainly, and is a failure only where it is required: %j',
  (printed, text) => {
    expect(run(printed)).toMatchObject({ text, isFine: true });
    expect(run(printed, true)).toMatchObject({ text, isFine: false });
  },
);

const runNode = (facts: NodeFacts | string, isRequired = false, versions: readonly string[] = ['24.18.0']) =>
  runNodeAdvisories({ facts, versions, allowed: [], today: '2026-11-20', isRequired });

test('Node itself stops at a grave advisory of its own, and names the versions that are fine', () => {
  const facts = { index: indexOf(entryOf()), schedule: SCHEDULE };
  expect(runNode(facts)).toMatchObject({
    isFine: false,
    text: expect.stringMatching(/^CVE-2026-10001, high, in Node\.js: [^\n]*\n\nUpdate what is affected/),
  });
  expect(runNode(facts, true, ['24.21.0', '22.30.0'])).toMatchObject({
    isFine: true,
    text: 'No advisory of Node 24.21.0, 22.30.0 of high or critical severity.',
  });
});

test('where the advisories of Node cannot be read, that is said, and is a failure only where it is required', () => {
  const text = 'Node 24.18.0 was not compared: https://example.com could not be read, it answered 404.';
  const why = 'https://example.com could not be read, it answered 404';
  expect(runNode(why)).toMatchObject({ text, isFine: true });
  expect(runNode(why, true)).toMatchObject({ text, isFine: false });
});
