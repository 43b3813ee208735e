import type { CheckResult } from './check.ts';
import type { Judgement } from './judgement.ts';

type Tell = (line: string) => void;

export const tellCheck = ({ name, isRight, words }: CheckResult, tell: Tell): void =>
  tell(isRight ? `  ok     ${name}: ${words}` : `  WRONG  ${name}: ${words}`);

export const tellJudgement = ({ verdict, advice, tried }: Judgement, tell: Tell): void => {
  tell(`\nTried: ${tried.join('; ')}.`);
  tell(`\n${verdict}`);
  for (const sentence of advice) {
    tell(`  - ${sentence}`);
  }
};
