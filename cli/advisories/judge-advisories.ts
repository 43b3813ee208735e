import { asList, asRecord } from '../../lib/json.ts';

/** An advisory that is allowed until a day, with the reason. */
export interface AllowedAdvisory {
  /** As GitHub names it: `GHSA-` and three groups. */
  readonly id: string;
  readonly package: string;
  /** Why it cannot harm us meanwhile. */
  readonly reason: string;
  /** The last day on which that counts, as `2026-12-31`. */
  readonly until: string;
}

export type Judgement =
  | { readonly kind: 'not-compared'; readonly why: string }
  | { readonly kind: 'compared'; readonly flaws: readonly string[]; readonly allowed: number };

interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
}

const GRAVE = new Set(['high', 'critical']);

/**
 * Holds what `npm audit --json` said against what we allow: grave advisories without an entry are flaws, and so are
 * entries that have expired or that nothing needs, so that the list never outlives its reasons.
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
  const grave = advisoriesIn(vulnerabilities).filter(({ severity }) => GRAVE.has(severity));
  const flaws = [
    ...grave.filter((advisory) => !allowed.some((entry) => isAbout(entry, advisory))).map(describe),
    ...allowed.flatMap((entry) => flawsOf(entry, grave, today)),
  ];
  return { kind: 'compared', flaws, allowed: allowed.length };
};

/** A package is affected by advisories of its own, which are objects, and by packages below it, which are names. */
const advisoriesIn = (vulnerabilities: Readonly<Record<string, unknown>>): readonly Advisory[] => {
  const found = Object.values(vulnerabilities)
    .flatMap((vulnerability) => asList(asRecord(vulnerability)?.['via']))
    .map(asRecord)
    .filter((via) => via !== undefined)
    .map(toAdvisory);
  return [...new Map(found.map((advisory) => [`${advisory.id} ${advisory.package}`, advisory])).values()];
};

const toAdvisory = (via: Readonly<Record<string, unknown>>): Advisory => ({
  id: /GHSA(?:-\w{4}){3}$/.exec(String(via['url']))?.[0] ?? String(via['source']),
  package: String(via['name']),
  severity: String(via['severity']),
  title: String(via['title']),
});

const isAbout = (entry: AllowedAdvisory, advisory: Advisory): boolean =>
  entry.id === advisory.id && entry.package === advisory.package;

const describe = ({ id, package: name, severity, title }: Advisory): string =>
  `${id}, ${severity}, in ${name}: ${title}`;

const flawsOf = (entry: AllowedAdvisory, grave: readonly Advisory[], today: string): readonly string[] => {
  const name = `The entry for ${entry.id} in ${entry.package}`;
  const checks: readonly (readonly [boolean, string])[] = [
    [entry.reason.trim() === '', 'gives no reason'],
    [!/^\d{4}-\d\d-\d\d$/.test(entry.until), 'does not say until which day it counts'],
    [entry.until < today, `counted until ${entry.until}`],
    [!grave.some((advisory) => isAbout(entry, advisory)), 'is needed by nothing any more: remove it'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, what]) => `${name} ${what}.`);
};
