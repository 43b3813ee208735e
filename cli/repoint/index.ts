import { parseArgs } from 'node:util';
import { fail } from '../fail.ts';
import { connectOne } from '../one-connection.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { runRepoint } from './run.ts';

const HELP = `Sends the calls of all numbers that are proven ours to the API again, after its address has changed. May be repeated.

  npm run repoint -- --connection NAME [--confirm "repoint N numbers"]

  --confirm TEXT       without it nothing is changed, and what would be is listed
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
  const { operator, connected } = connectOne(values);
  const { deadline } = operator;
  const isDone = await runRepoint({
    connected,
    deadline,
    confirm: values.confirm,
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
