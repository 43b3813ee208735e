import { parseArgs } from 'node:util';
import { makeForget } from '../../lib/masks/forget.ts';
import { pause } from '../../lib/masks/pause.ts';
import { connectOperator, TARGET_HELP, TARGET_OPTIONS } from '../operator.ts';
import { runForget } from '../run-forget.ts';
import { fail } from './fail.ts';

const HELP = `Forgets a person: gives the masks of the number back, and erases it as hidden number and as caller. May be repeated.

  npm run forget -- NUMBER [--country US]

  NUMBER               such as +14155550100, or with --country as people write it there
  --country CODE       where a number without a country code belongs
${TARGET_HELP}
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
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
  const isDone = await runForget({
    number,
    country: values.country,
    forget: makeForget({ ...connectOperator(values), pause }),
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
