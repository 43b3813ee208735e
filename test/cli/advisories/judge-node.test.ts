import { describe, expect, test } from '@jest/globals';
import { judgeNode } from '../../../cli/advisories/judge-node.ts';
import type { AllowedAdvisory } from '../../../cli/advisories/judgement.ts';
import { entryOf, indexOf, SCHEDULE } from './node-facts.ts';

const TODAY = '2026-11-20';

const judge = (
  index: unknown,
  versions: readonly string[] = ['24.18.0'],
  allowed: readonly AllowedAdvisory[] = [],
  schedule: unknown = SCHEDULE,
  today = TODAY,
) => {
  const judgement = judgeNode({ index, schedule }, versions, allowed, today);
  return judgement.kind === 'compared' ? judgement.flaws : judgement;
};

const FLAW =
  'CVE-2026-10001, high, in Node.js: Reads what it should not (24.18.0; fixed in ^22.23.2 || ^24.18.1)';

const entry: AllowedAdvisory = {
  id: 'CVE-2026-10001',
  package: 'Node.js',
  reason: 'Commands open no such connection.',
  until: '2026-12-31',
};

describe('a Node is fine', () => {
  test.each<readonly [string, unknown, readonly string[], readonly AllowedAdvisory[]]>([
    ['that has the fix', indexOf(entryOf()), ['24.18.1'], []],
    ['that is newer than the fix', indexOf(entryOf()), ['24.21.0', '22.30.0'], []],
    ['of releases that were never affected', indexOf(entryOf({ vulnerable: '20.x' })), ['24.18.0'], []],
    ['with a flaw that is not grave', indexOf(entryOf({ severity: 'medium' })), ['24.18.0'], []],
    ['with a flaw that has a reason', indexOf(entryOf()), ['24.18.0'], [entry]],
    [
      'whatever is allowed of a package of npm',
      indexOf(entryOf({ vulnerable: '20.x' })),
      ['24.18.0'],
      [{ ...entry, id: 'GHSA-aaaa-bbbb-cccc', package: 'leaky' }],
    ],
  ])('%s', (_, index, versions, allowed) => {
    expect(judge(index, versions, allowed)).toEqual([]);
  });
});

describe('a Node is not fine', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ['with a grave flaw', indexOf(entryOf()), [FLAW]],
    [
      'with a flaw that has two numbers, each by itself',
      indexOf(entryOf({ cve: ['CVE-2026-10001', 'CVE-2026-10002'] })),
      [FLAW, FLAW.replace('10001', '10002')],
    ],
    [
      'with a flaw without a number, named as the list numbers it',
      indexOf(entryOf({ cve: [] })),
      [FLAW.replace('CVE-2026-10001', 'NSWG-COR-200')],
    ],
    [
      'with a flaw whose severity nobody has set',
      indexOf(entryOf({ severity: 'unknown' }), entryOf({ cve: ['CVE-2026-10003'], severity: undefined })),
      [FLAW.replace('high', 'unknown'), FLAW.replace('high', 'unknown').replace('10001', '10003')],
    ],
    [
      'with a flaw that no version fixes',
      indexOf(entryOf({ patched: undefined }), entryOf({ cve: ['CVE-2026-10004'], patched: ' ' })),
      [
        FLAW.replace('^22.23.2 || ^24.18.1', 'no version'),
        FLAW.replace('10001', '10004').replace('^22.23.2 || ^24.18.1', ' '),
      ],
    ],
    [
      'with a flaw whose ranges cannot be read',
      indexOf(entryOf({ vulnerable: 'all of them', patched: 'soon' })),
      [FLAW.replace('^22.23.2 || ^24.18.1', 'soon')],
    ],
    [
      'with a flaw of older lists, which have an overview alone',
      indexOf(entryOf({ description: undefined })),
      [FLAW.replace('Reads what it should not', 'A flaw in reading.')],
    ],
  ])('%s', (_, index, flaws) => {
    expect(judge(index)).toEqual(flaws);
  });

  test('of two, and the flaw is told once with both', () => {
    expect(judge(indexOf(entryOf()), ['24.18.0', '22.1.0', '24.21.0'])).toEqual([
      FLAW.replace('24.18.0', '24.18.0, 22.1.0'),
    ]);
  });

  test('when a reason has expired, or nothing needs it', () => {
    expect(judge(indexOf(entryOf()), ['24.18.0'], [{ ...entry, until: '2026-11-19' }])).toEqual([
      'The entry for CVE-2026-10001 in Node.js counted until 2026-11-19.',
    ]);
    expect(judge(indexOf(entryOf()), ['24.21.0'], [entry])).toEqual([
      'The entry for CVE-2026-10001 in Node.js is needed by nothing any more: remove it.',
    ]);
  });

  test('from the day after its last fix, and that cannot be allowed', () => {
    const on = (today: string) =>
      judge(indexOf(entryOf({ vulnerable: '20.x' })), ['24.21.0'], [], SCHEDULE, today);
    expect(on('2028-04-30')).toEqual([]);
    expect(on('2028-05-01')).toEqual(['Node 24 has had no fixes since 2028-04-30.']);
  });

  test('where the schedule of releases does not know it', () => {
    expect(judge(indexOf(entryOf()), ['26.0.0'])).toEqual(["Node 26 is not in Node's schedule of releases."]);
  });
});

test.each<readonly [string, unknown, unknown]>([
  ['an empty list', {}, SCHEDULE],
  ['a list of another shape', [entryOf()], SCHEDULE],
  ['an entry that names no versions', indexOf(entryOf(), { cve: [] }), SCHEDULE],
  ['an entry that is no object', indexOf('CVE'), SCHEDULE],
  ['no list', undefined, SCHEDULE],
  ['no schedule', indexOf(entryOf()), '404: Not Found'],
])('what cannot be read is never taken for good news: %s', (_, index, schedule) => {
  expect(judge(index, ['24.21.0'], [], schedule)).toMatchObject({ kind: 'not-compared' });
});
