import { parseArgs } from 'node:util';
import { makeReconciliations } from '../../functions/wiring/reconciliations.ts';
import { fail } from '../fail.ts';
import { connectOperator, TOMBSTONE_HELP, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { runReconcileAll } from './run.ts';

const HELP = `Compares each connection's numbers with the table, finishes what was cut off, and prints what it found.

  npm run reconcile -- [--check | --accept N] [--release-orphans] [--release-after-days N]

  --check                 change nothing; exit with 1 when the ledger does not hold
  --accept N              make exactly N changes, though that is more than a reconciliation makes unasked; of one --connection
  --release-orphans       release numbers that nobody has on file, 24 h after they were first seen
  --release-after-days N  release masks that expired so long ago (a stack's function does so by its own setting)
${TOMBSTONE_HELP}
${TARGET_HELP}
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
  ...TOMBSTONE_OPTION,
  check: { type: 'boolean', default: false },
  accept: { type: 'string' },
  'release-orphans': { type: 'boolean', default: false },
  'release-after-days': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const operator = connectOperator(values);
  const order = {
    isCheckOnly: values.check,
    accept: values.accept,
    releaseOrphans: values['release-orphans'],
    releaseAfterDays: values['release-after-days'],
    isLocal: values.table === undefined,
  };
  const reconciliations = makeReconciliations(operator).map(({ reconcileWith }) => reconcileWith);
  const { text, isFine } = await runReconcileAll(order, reconciliations);
  console.log(text);
  process.exitCode = isFine ? 0 : 1;
};

main().catch(fail);
