import type { Attempt, Result } from './attempt.ts';
import { carryOut } from './attempt.ts';
import type { Target } from './target.ts';

/** Carries all attempts out, and prints each result at once. @returns whether every one was repelled */
export const walk = async (
  target: Target,
  attempts: readonly Attempt[],
  tell: (line: string) => void,
): Promise<boolean> => {
  const results: Result[] = [];
  const width = Math.max(...attempts.map(({ name }) => name.length));
  for (const attempt of attempts) {
    const result = await carryOut(attempt, target);
    results.push(result);
    tell(rowOf(result, width));
  }
  const failed = results.filter(({ outcome }) => outcome !== 'repelled').length;
  tell(
    failed === 0
      ? `\nAll ${results.length} attempts were repelled.`
      : `\n${failed} of ${results.length} attempts were NOT repelled.`,
  );
  return failed === 0;
};

const rowOf = ({ name, tries, outcome, seen }: Result, width: number): string => {
  const [first = '', ...more] = seen.split('\n');
  const head = `${outcome === 'repelled' ? outcome : outcome.toUpperCase()}`.padEnd(OUTCOME_WIDTH);
  const row = `${head}  ${name.padEnd(width)}  ${tries}: ${first}`;
  return [row, ...more.map((line) => `${' '.repeat(OUTCOME_WIDTH + width + 4)}${line}`)].join('\n');
};

const OUTCOME_WIDTH = 'succeeded'.length;
