import { defineVerb } from '../command-line/verb.ts';
import { runProgram } from '../run-program.ts';
import { MEASURE_NAMES } from './measure-names.ts';

export const bench = defineVerb({
  name: 'bench',
  summary: 'measures, and writes the page of figures',
  details: `It measures how fast Callmask is on this machine, prints one table, and writes docs/performance.md with its plots.
DYNAMODB_ENDPOINT names a DynamoDB that runs already, instead of dynalite and DynamoDB Local.`,
  argument: {
    name: 'measure',
    isOptional: true,
    isRepeatable: true,
    choices: MEASURE_NAMES,
    help: 'measure only these; the figures of the others stay',
  },
  options: { check: { help: 'exit with 1 if a target is missed' } },
  examples: [
    ['bench', 'measure everything; a quarter of an hour'],
    ['bench warm-answer growth', 'measure these two'],
  ],
  run: async ({ values, args }) => {
    const flags = values.check ? ['--check'] : [];
    return { isDone: (await runProgram('test/bench/run.ts', [...flags, ...args])) === 0 };
  },
});
