import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUNDLE } from '../../cdk/functions/bundle.ts';
import { chosenMeasures } from '../../cli/bench/chosen-measures.ts';
import { MEASURE_NAMES } from '../../cli/bench/measure-names.ts';
import { MEASURES } from './measures.ts';
import { isMet } from './report/cells.ts';
import { publish, readResults } from './report/publish.ts';
import type { Result } from './report/results.ts';
import { mergeResults } from './report/results.ts';
import type { Surroundings } from './report/surroundings.ts';
import { readSurroundings } from './report/surroundings.ts';
import { textTable } from './report/text-table.ts';
import { runMeasures } from './run-measures.ts';
import { stopChildrenWithUs } from './stop-children.ts';

const DOCS = join(BUNDLE.absWorkingDir, 'docs');

/** What `npm run callmask -- bench` runs: measures, prints the one table, and writes docs/performance.md. */
const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  stopChildrenWithUs();
  // Read first, so that a file which is broken is not found out about after minutes.
  const old = readResults(DOCS);
  const started = readSurroundings(new Date());
  console.log(describe(started));
  const fresh = await runMeasures({
    measures: MEASURES,
    names: chosenMeasures(positionals),
    surroundings: () => ({ ...started, at: new Date().toISOString() }),
    tell: (line) => console.log(`${new Date().toLocaleTimeString('en-GB')} ${line}`),
  });
  publish(DOCS, mergeResults(old, fresh, MEASURE_NAMES));
  console.log(`\n${textTable(fresh)}\n\nWritten: docs/performance.md, docs/performance/`);
  process.exitCode = values.check && fresh.some(isMissed) ? 1 : 0;
};

const describe = ({ machine, node, packages, commit }: Surroundings): string =>
  [machine, `Node ${node}, commit ${commit}`, Object.entries(packages).flat().join(' ')].join('\n');

/** What could not be measured has met nothing. */
const isMissed = ({ measured }: Result): boolean =>
  measured?.rows.some((row) => isMet(row) === false && !row.isStretch) ?? true;

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
