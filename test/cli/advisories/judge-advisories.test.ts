import { describe, expect, test } from '@jest/globals';
import { judgeAdvisories } from '../../../cli/advisories/judge-advisories.ts';
import type { AllowedAdvisory } from '../../../cli/advisories/judgement.ts';

const TODAY = '2026-11-20';
const ID = 'GHSA-aaaa-bbbb-cccc';

const advisory = (severity: string, id = ID, name = 'leaky') => ({
  source: 1_000_001,
  name,
  dependency: name,
  title: 'Leaks what it should not',
  url: `https://github.com/advisories/${id}`,
  severity,
  range: '<2.0.0',
});

/** In the shape in which `npm audit --json` reports: `above` is affected only because it uses `leaky`. */
const reportOf = (...via: readonly unknown[]) => ({
  auditReportVersion: 2,
  vulnerabilities:
    via.length === 0
      ? {}
      : {
          leaky: { name: 'leaky', severity: 'high', isDirect: false, via, effects: ['above'] },
          above: { name: 'above', severity: 'high', isDirect: true, via: ['leaky'], effects: [] },
        },
  metadata: { vulnerabilities: {} },
});

const entry: AllowedAdvisory = {
  id: ID,
  package: 'leaky',
  reason: 'Only reads files that we write.',
  until: '2026-12-31',
};

const flawsOf = (report: unknown, ...allowed: readonly AllowedAdvisory[]) => {
  const judgement = judgeAdvisories(report, allowed, TODAY);
  return judgement.kind === 'compared' ? judgement.flaws : judgement;
};

describe('may go on:', () => {
  test.each([
    ['where there is no advisory', reportOf(), []],
    ['with advisories that are not grave', reportOf(advisory('moderate'), advisory('low')), []],
    ['with a grave one for which there is a reason', reportOf(advisory('high')), [entry]],
    ['on the last day of a reason', reportOf(advisory('critical')), [{ ...entry, until: TODAY }]],
  ])('a release %s', (_, report, allowed) => {
    expect(flawsOf(report, ...allowed)).toEqual([]);
  });
});

describe('may not go on:', () => {
  const unneeded = `The entry for ${ID} in leaky is needed by nothing any more: remove it.`;
  test.each<readonly [string, unknown, readonly AllowedAdvisory[], readonly string[]]>([
    [
      'with a grave advisory',
      reportOf(advisory('high')),
      [],
      [`${ID}, high, in leaky: Leaks what it should not`],
    ],
    [
      'with a critical one, said once though two packages have it',
      reportOf(advisory('critical'), advisory('critical')),
      [],
      [`${ID}, critical, in leaky: Leaks what it should not`],
    ],
    [
      'with one that has no name at GitHub, which its number names',
      reportOf({ ...advisory('high'), url: 'https://example.com/' }),
      [],
      ['1000001, high, in leaky: Leaks what it should not'],
    ],
    [
      'with a reason for the same advisory in another package',
      reportOf(advisory('high', ID, 'other')),
      [entry],
      [`${ID}, high, in other: Leaks what it should not`, unneeded],
    ],
    [
      'when a reason has expired',
      reportOf(advisory('high')),
      [{ ...entry, until: '2026-11-19' }],
      [`The entry for ${ID} in leaky counted until 2026-11-19.`],
    ],
    ['with a reason that nothing needs', reportOf(), [entry], [unneeded]],
    ['with a reason for what is not grave', reportOf(advisory('moderate')), [entry], [unneeded]],
    [
      'with an entry that gives no reason, and no day',
      reportOf(advisory('high')),
      [{ ...entry, reason: ' ', until: 'later' }],
      [
        `The entry for ${ID} in leaky gives no reason.`,
        `The entry for ${ID} in leaky does not say until which day it counts.`,
      ],
    ],
  ])('a release %s', (_, report, allowed, flaws) => {
    expect(flawsOf(report, ...allowed)).toEqual(flaws);
  });
});

test.each([
  [{ message: '405 Method Not Allowed', statusCode: 405 }, '405 Method Not Allowed'],
  [{ error: { code: 'ENOLOCK' } }, 'npm gave no report'],
  [undefined, 'npm gave no report'],
  [[], 'npm gave no report'],
])('what is no report is never taken for good news: %j', (report, why) => {
  expect(flawsOf(report)).toEqual({ kind: 'not-compared', why });
});
