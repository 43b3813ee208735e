import { judgeAdvisories } from './judge-advisories.ts';
import type { NodeFacts } from './judge-node.ts';
import { judgeNode } from './judge-node.ts';
import type { AllowedAdvisory, Judgement } from './judgement.ts';

interface Measure {
  readonly allowed: readonly AllowedAdvisory[];
  readonly today: string;
  /** Whether a missing report is a failure: it is in CI, and not on a machine that does not reach the source. */
  readonly isRequired: boolean;
}

export interface AdvisoriesOrder extends Measure {
  /** What `npm audit --json` printed. */
  readonly printed: string;
}

export interface NodeOrder extends Measure {
  /** What the Node project publishes, or why it could not be read. */
  readonly facts: NodeFacts | string;
  readonly versions: readonly string[];
}

export interface Report {
  readonly text: string;
  readonly isFine: boolean;
  readonly judgement: Judgement;
}

/** Says what the comparison of the packages found, and whether one may go on. */
export const runAdvisories = ({ printed, allowed, today, isRequired }: AdvisoriesOrder): Report =>
  reportOf(judgeAdvisories(parse(printed), allowed, today), isRequired, {
    nothing: 'Nothing was compared',
    good: 'No advisory of high or critical severity',
  });

/** The same of Node itself. */
export const runNodeAdvisories = ({ facts, versions, allowed, today, isRequired }: NodeOrder): Report => {
  const judgement: Judgement =
    typeof facts === 'string'
      ? { kind: 'not-compared', why: facts }
      : judgeNode(facts, versions, allowed, today);
  return reportOf(judgement, isRequired, {
    nothing: `Node ${versions.join(', ')} was not compared`,
    good: `No advisory of Node ${versions.join(', ')} of high or critical severity`,
  });
};

interface Words {
  readonly nothing: string;
  readonly good: string;
}

const reportOf = (judgement: Judgement, isRequired: boolean, words: Words): Report =>
  judgement.kind === 'not-compared'
    ? { text: `${words.nothing}: ${judgement.why}.`, isFine: !isRequired, judgement }
    : { text: textOf(judgement, words.good), isFine: judgement.flaws.length === 0, judgement };

const textOf = ({ flaws, allowed }: Extract<Judgement, { kind: 'compared' }>, good: string): string => {
  if (flaws.length > 0) {
    return [
      ...flaws,
      '',
      'Update what is affected, or give a reason in cli/advisories/allowed-advisories.ts.',
    ].join('\n');
  }
  const but =
    allowed === 0 ? '' : `, but for ${allowed} that cli/advisories/allowed-advisories.ts gives reasons for`;
  return `${good}${but}.`;
};

const parse = (printed: string): unknown => {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
};
