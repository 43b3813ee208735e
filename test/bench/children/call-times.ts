import { interleaved } from '../samples.ts';
import type { CallJob } from '../support/calls/call-bench.ts';
import { callSubjects } from '../support/calls/call-subjects.ts';
import { onQuestion } from '../support/on-question.ts';
import { timed } from '../support/timed.ts';

onQuestion(
  async ({ rounds, warmUp, ...job }: CallJob & { readonly rounds: number; readonly warmUp: number }) => {
    const { handler, batch, get } = await callSubjects(job);
    return interleaved({ handler: timed(handler), batch: timed(batch), get: timed(get) }, { rounds, warmUp });
  },
);
