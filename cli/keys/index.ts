import { CARRIERS_WITH_KEYS, descriptionOf } from '../../lib/carriers/connection.ts';
import { nowSeconds } from '../../lib/clock.ts';
import { fail } from '../fail.ts';
import { readKeysArguments } from '../keys-arguments.ts';
import { connectKeyTable } from '../operator.ts';
import { runKeys } from './run.ts';

const companies = CARRIERS_WITH_KEYS.map((carrier) => descriptionOf(carrier).company).join(' or ');

const HELP = `Makes, shows and ends the keys in the address that ${companies} asks where calls go. The other carriers sign, and need none.
A key is shown once; the table holds only its digest. AWS credentials and region are found as by every AWS tool.

  npm run keys -- new    --table NAME --account ID   make the first key, for calls of that account at the carrier
  npm run keys -- rotate --table NAME                make the next key; the old one works for --hours (24) more
  npm run keys -- revoke DIGITS --table NAME         end a key at once: the one whose digest begins with these 8 or more
  npm run keys -- list   --table NAME                show which keys there are, without the keys

  --table NAME       the stack's TableName; without it the command is about what npm start runs on this machine
  --any-account      instead of --account: whatever account the calls come from; on this machine that goes without saying
  --api-url URL      the stack's ApiUrl, to print the whole address
`;

const main = async (): Promise<void> => {
  const { values, verb, rest } = readKeysArguments(process.argv.slice(2));
  if (values.help || verb === undefined) {
    console.log(HELP);
    return;
  }
  const [digest, ...tooMany] = rest;
  if (tooMany.length > 0 || (digest !== undefined && verb !== 'revoke')) {
    throw new Error(`Name one verb.\n\n${HELP}`);
  }
  const { table, localApiUrl } = connectKeyTable(values.table);
  if (localApiUrl !== undefined) {
    console.error(`About the run at ${localApiUrl}:`);
  }
  console.log(
    await runKeys({
      table,
      verb,
      digest,
      account: values.account,
      isAnyAccount: values['any-account'] ?? false,
      isLocal: localApiUrl !== undefined,
      hours: values.hours ?? '24',
      apiUrl: values['api-url'] ?? localApiUrl ?? '',
      nowSeconds: nowSeconds(),
    }),
  );
};

main().catch(fail);
