import { parseArgs } from 'node:util';
import { connectTable } from '../../lib/aws/table.ts';
import { nowSeconds } from '../../lib/clock.ts';
import { runKeys } from '../run-keys.ts';
import { fail } from './fail.ts';

const HELP = `Makes and rotates the key in the address that the carrier asks where calls go.
A key is shown once; the table holds only its digest. AWS credentials and region are found as by every AWS tool.

  npm run keys -- new    --table NAME --account ID   make the first key, for calls of that account at the carrier
  npm run keys -- rotate --table NAME                make the next key; the old one works for --hours (24) more
  npm run keys -- list   --table NAME                show which keys there are, without the keys

  --any-account      instead of --account: whatever account the calls come from
  --api-url URL      the stack's ApiUrl, to print the whole address
`;

const OPTIONS = {
  table: { type: 'string' },
  account: { type: 'string' },
  'any-account': { type: 'boolean', default: false },
  hours: { type: 'string', default: '24' },
  'api-url': { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
} as const;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [verb, ...rest] = positionals;
  if (values.help || verb === undefined) {
    console.log(HELP);
    return;
  }
  if (values.table === undefined || rest.length > 0) {
    throw new Error(`Name one verb and the table.\n\n${HELP}`);
  }
  const table = connectTable({ name: values.table });
  console.log(
    await runKeys({
      table,
      verb,
      account: values.account,
      isAnyAccount: values['any-account'],
      hours: values.hours,
      apiUrl: values['api-url'],
      nowSeconds: nowSeconds(),
    }),
  );
};

main().catch(fail);
