import { asList, asRecord } from '../../lib/json.ts';
import type { Advisory } from './grave.ts';
import { judgeGrave } from './grave.ts';
import { type AllowedAdvisory, type Judgement, NODE } from './judgement.ts';

/**
 * Holds what `npm audit --json` said against what we allow.
 * @param today as `2026-11-20`
 */
export const judgeAdvisories = (
  report: unknown,
  allowed: readonly AllowedAdvisory[],
  today: string,
): Judgement => {
  const vulnerabilities = asRecord(asRecord(report)?.['vulnerabilities']);
  if (vulnerabilities === undefined) {
    return { kind: 'not-compared', why: String(asRecord(report)?.['message'] ?? 'npm gave no report') };
  }
  const ofPackages = allowed.filter((entry) => entry.package !== NODE);
  return judgeGrave(advisoriesIn(vulnerabilities), ofPackages, today);
};

/** A package is affected by advisories of its own, which are objects, and by packages below it, which are names. */
const advisoriesIn = (vulnerabilities: Readonly<Record<string, unknown>>): readonly Advisory[] =>
  Object.values(vulnerabilities)
    .flatMap((vulnerability) => asList(asRecord(vulnerability)?.['via']))
    .map(asRecord)
    .filter((via) => via !== undefined)
    .map(toAdvisory);

const toAdvisory = (via: Readonly<Record<string, unknown>>): Advisory => ({
  id: /GHSA(?:-\w{4}){3}$/.exec(String(via['url']))?.[0] ?? String(via['source']),
  package: String(via['name']),
  severity: String(via['severity']),
  title: String(via['title']),
});
