import { parseArgs } from 'node:util';
import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { fail } from '../fail.ts';
import { connectOperator, TOMBSTONE_HELP, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { runErase } from './run.ts';

const HELP = `Erases a person: gives the masks of the number back, and erases it as hidden number and as caller. May be repeated.

  npm run erase -- NUMBER [--country US]

  NUMBER               such as +14155550100, or with --country as people write it there
  --country CODE       where a number without a country code belongs
${TOMBSTONE_HELP}
${TARGET_HELP}
Where a stack has several connections, name --connection and --secret of each, in the same order.
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
  ...TOMBSTONE_OPTION,
  country: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [number, ...rest] = positionals;
  if (values.help || number === undefined) {
    console.log(HELP);
    return;
  }
  if (rest.length > 0) {
    throw new Error('Name one number, in quotes if it has blanks in it.');
  }
  const operator = connectOperator(values);
  const isDone = await runErase({
    ...operator,
    number,
    country: values.country,
    erase: makeErasePerson(operator),
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
