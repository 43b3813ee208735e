/** In the shape of `vuln/core/index.json`: one entry by its number. */
export const entryOf = (changes: Readonly<Record<string, unknown>> = {}) => ({
  cve: ['CVE-2026-10001'],
  vulnerable: '22.x || 24.x',
  patched: '^22.23.2 || ^24.18.1',
  ref: 'https://nodejs.org/en/blog/vulnerability/',
  description: 'Reads what it should not',
  overview: 'A flaw in reading.\n\nIt affects 24.x and 22.x.',
  affectedEnvironments: ['all'],
  severity: 'high',
  ...changes,
});

export const indexOf = (...entries: readonly unknown[]) =>
  Object.fromEntries(entries.map((entry, index) => [String(200 + index), entry]));

/** In the shape of `schedule.json`. */
export const SCHEDULE = {
  'v0.12': { start: '2015-02-06', end: '2016-12-31' },
  v22: {
    start: '2024-04-24',
    lts: '2024-10-29',
    maintenance: '2025-10-21',
    end: '2027-04-30',
    codename: 'Jod',
  },
  v24: { start: '2025-05-06', lts: '2025-10-28', maintenance: '2026-10-20', end: '2028-04-30', codename: '' },
};
