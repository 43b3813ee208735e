import { inBatches } from '../../../lib/async/in-batches.ts';
import type { ScanPage } from '../../../lib/numbers/reconciling/table-scan.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { boughtAtCarrier, create, problemIn } from '../buying.ts';
import type { Answer } from '../send.ts';
import type { Target } from '../target.ts';

/** The quota that limits how many masks are paid for. */
const boughtByRows = async ({ table }: Target): Promise<number> => {
  const store = makeDynamodbStore(table);
  let count = 0;
  let page: ScanPage | undefined;
  do {
    page = await store.scan(page?.cursor);
    count += page.numbers.filter((row) => row.state !== 'released' && row.connection === 'tropo').length;
  } while (page.cursor !== undefined);
  return count;
};

/** Counts the refusals by problem. @throws Breach if one is not a clear refusal */
const refusalsIn = (answers: readonly Answer[]): string => {
  const refused = answers.filter(({ status }) => status !== 201);
  const codes = refused.map((answer) => {
    const code = problemIn(answer);
    mustRepel(CLEAR.includes(code), `one was answered with ${code}`);
    mustRepel(code !== 'day-quota' || answer.headers['retry-after'] !== undefined, 'no Retry-After');
    return code;
  });
  return CLEAR.map((code) => `${codes.filter((one) => one === code).length} ${code}`).join(', ');
};

const CLEAR: readonly string[] = ['number-quota', 'day-quota'];

const dayOf = ({ nowMs }: Target): number => Math.floor(nowMs() / 86_400_000);

interface Spree extends Pick<Attempt, 'name' | 'tries'> {
  readonly numbersOf: (target: Target) => readonly string[];
  /** What the carrier's count may grow by, or grow to, before what was bought before counts. */
  readonly mayBuy: (target: Target) => number;
}

const SPREES: readonly Spree[] = [
  {
    name: 'creates for one number',
    tries: 'masks at the cost of the owner',
    numbersOf: ({ rounds, nextNumber }) => Array(rounds.createsForOne).fill(nextNumber()),
    mayBuy: ({ limits }) => limits.masksPerNumber,
  },
  {
    name: 'creates for many numbers',
    tries: 'masks at the cost of the owner',
    numbersOf: ({ rounds, nextNumber }) => Array.from({ length: rounds.creates }, nextNumber),
    mayBuy: ({ limits }) => limits.masksPerDay,
  },
];

const attempt = ({ numbersOf, mayBuy, ...about }: Spree): Attempt => ({
  ...about,
  run: async (target) => {
    const numbers = numbersOf(target);
    const [before, startedOn] = [await boughtAtCarrier(target), dayOf(target)];
    const answers = await inBatches(numbers, (number) => create(target, { number }));
    const bought = (await boughtAtCarrier(target)) - before;
    const days = dayOf(target) - startedOn + 1;
    mustRepel(bought <= mayBuy(target) * days, `${bought} masks were bought`);
    mustRepel(before + bought <= target.limits.masksPerDay * days, `${before + bought} in one day`);
    const refusals = refusalsIn(answers);
    const onFile = await boughtByRows(target);
    mustRepel(
      onFile === before + bought,
      `the carrier has sold ${before + bought}, and we know of ${onFile}`,
    );
    mustServe(bought > 0, 'no mask was bought');
    return `${bought} bought of ${numbers.length}, each of them on file; ${refusals}`;
  },
});

/** Floods of purchases. They run last, because they use up the day's quota. */
export const CREATES: readonly Attempt[] = SPREES.map(attempt);
