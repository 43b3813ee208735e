import { awsHint } from '../aws-hint.ts';
import { reasonOf } from '../steps.ts';
import type { Check, CheckResult } from './check.ts';
import { tellCheck } from './tell-report.ts';

/** Makes every check in turn. One that is wrong does not stop the others. */
export const runChecks = async (
  checks: readonly Check[],
  tell: (line: string) => void,
): Promise<readonly CheckResult[]> => {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = await runCheck(check);
    tellCheck(result, tell);
    results.push(result);
  }
  return results;
};

const runCheck = async ({ name, look }: Check): Promise<CheckResult> => {
  try {
    return { name, isRight: true, words: await look() };
  } catch (error) {
    return { name, isRight: false, words: awsHint(error) ?? reasonOf(error) };
  }
};
