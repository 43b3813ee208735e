import type { AllowedAdvisory, Judgement } from './judgement.ts';

export interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
}

const MILD = new Set(['none', 'info', 'low', 'moderate', 'medium']);

/** A severity that nobody has set, or that we do not know, counts as grave. */
const isGrave = ({ severity }: Advisory): boolean => !MILD.has(severity);

/**
 * Holds advisories against what we allow: grave ones without an entry are flaws, and so are entries that have expired
 * or that nothing needs, so that the list never outlives its reasons.
 * @param today as `2026-11-20`
 */
export const judgeGrave = (
  advisories: readonly Advisory[],
  allowed: readonly AllowedAdvisory[],
  today: string,
): Extract<Judgement, { kind: 'compared' }> => {
  const grave = withoutDoubles(advisories).filter(isGrave);
  const flaws = [
    ...grave.filter((advisory) => !allowed.some((entry) => isAbout(entry, advisory))).map(describe),
    ...allowed.flatMap((entry) => flawsOf(entry, grave, today)),
  ];
  return { kind: 'compared', flaws, allowed: allowed.length };
};

const withoutDoubles = (advisories: readonly Advisory[]): readonly Advisory[] => [
  ...new Map(advisories.map((advisory) => [`${advisory.id} ${advisory.package}`, advisory])).values(),
];

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
