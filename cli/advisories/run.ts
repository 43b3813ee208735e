import type { AllowedAdvisory, Judgement } from './judge-advisories.ts';
import { judgeAdvisories } from './judge-advisories.ts';

export interface AdvisoriesOrder {
  /** What `npm audit --json` printed. */
  readonly printed: string;
  readonly allowed: readonly AllowedAdvisory[];
  readonly today: string;
  /** Whether a missing report is a failure: it is in CI, and not on a machine that does not reach the registry. */
  readonly isRequired: boolean;
}

export interface Report {
  readonly text: string;
  readonly isFine: boolean;
  readonly judgement: Judgement;
}

/** Says what the comparison found, and whether one may go on. */
export const runAdvisories = ({ printed, allowed, today, isRequired }: AdvisoriesOrder): Report => {
  const judgement = judgeAdvisories(parse(printed), allowed, today);
  if (judgement.kind === 'not-compared') {
    return { text: `Nothing was compared: ${judgement.why}.`, isFine: !isRequired, judgement };
  }
  return { text: textOf(judgement), isFine: judgement.flaws.length === 0, judgement };
};

const textOf = ({ flaws, allowed }: Extract<Judgement, { kind: 'compared' }>): string => {
  if (flaws.length > 0) {
    return [
      ...flaws,
      '',
      'Update what is affected, or give a reason in cli/advisories/allowed-advisories.ts.',
    ].join('\n');
  }
  const but =
    allowed === 0 ? '' : `, but for ${allowed} that cli/advisories/allowed-advisories.ts gives reasons for`;
  return `No advisory of high or critical severity${but}.`;
};

const parse = (printed: string): unknown => {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
};
