import { interleaved } from '../samples.ts';
import type { CallJob } from '../support/calls/call-bench.ts';
import { callSubjects } from '../support/calls/call-subjects.ts';
import { onQuestion } from '../support/on-question.ts';

interface Question extends CallJob {
  readonly blocks: number;
  readonly calls: number;
}

/** What the process spends on one, as the mean of a block: the clock of the system is too coarse for a single one. */
const cpuOf = (work: () => Promise<unknown>, calls: number) => async (): Promise<number> => {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) {
    await work();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
};

onQuestion(async ({ blocks, calls, ...job }: Question) => {
  const { handler, batch, get } = await callSubjects(job);
  return interleaved(
    { handler: cpuOf(handler, calls), batch: cpuOf(batch, calls), get: cpuOf(get, calls) },
    { rounds: blocks, warmUp: 3 },
  );
});
