import { parseArgs } from 'node:util';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { fail } from '../fail.ts';
import { connectOperator, TOMBSTONE_HELP, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { runReleaseAll } from './run.ts';

const HELP = `Releases every mask to its carrier: the way to stop paying, before the stack goes. May be repeated.

  npm run release-all -- [--confirm "release N masks"]

  --confirm TEXT       without it nothing is released, and what would be is listed
${TOMBSTONE_HELP}
${TARGET_HELP}
Masks of a connection that is not named are left alone: name --connection and --secret of each, in the same order.
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
  ...TOMBSTONE_OPTION,
  confirm: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const operator = connectOperator(values);
  const isDone = await runReleaseAll({
    store: operator.store,
    connections: operator.connections.all.map(({ name }) => name),
    releaseMask: makeReleaseMask(operator),
    confirm: values.confirm,
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
