import { parseArgs } from 'node:util';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { connectOperator, TARGET_HELP, TARGET_OPTIONS } from '../operator.ts';
import { runReleaseAll } from '../run-release-all.ts';
import { fail } from './fail.ts';

const HELP = `Gives every mask back to the carrier: the way to stop paying, before the stack goes. May be repeated.

  npm run release-all -- [--confirm "release N masks"]

  --confirm TEXT       without it nothing is released, and what would be is listed
${TARGET_HELP}
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
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
    ...operator,
    releaseMask: makeReleaseMask(operator),
    confirm: values.confirm,
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
