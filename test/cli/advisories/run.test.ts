import { expect, test } from '@jest/globals';
import type { AllowedAdvisory } from '../../../cli/advisories/judge-advisories.ts';
import { runAdvisories } from '../../../cli/advisories/run.ts';

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
