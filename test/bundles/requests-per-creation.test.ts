import { expect, test } from '@jest/globals';
import { startCreationBench } from '../bench/support/creation/creation-bench.ts';

test('a creation asks the table for no more than the eight writes and four reads that make it safe', async () => {
  const { job, stop } = await startCreationBench();
  await stop();
  const actions = job.steps.flat().map(({ action }) => action);
  expect(actions.filter((action) => action === 'GetItem').length).toBeLessThanOrEqual(4);
  expect(actions.filter((action) => action !== 'GetItem').length).toBeLessThanOrEqual(8);
});
