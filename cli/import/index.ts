import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { makeImportMask } from '../../lib/masks/import-mask.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { parseAllowList } from '../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { STACK_SETTINGS } from '../../local/stack-settings.ts';
import { fail } from '../fail.ts';
import { connectOne } from '../one-connection.ts';
import { TOMBSTONE_HELP, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_HELP, TARGET_OPTIONS } from '../target.ts';
import { wholeNumber } from '../whole-number.ts';
import { runImport } from './run.ts';

const HELP = `Makes masks of numbers that the account at the carrier has already, or undoes that. May be repeated.

  npm run import -- --connection NAME --csv FILE [--caller-id mask|caller] [--undo] [--confirm "import N masks"]

  --csv FILE           lines of mask,number: the number that people dial, and the one that it hides; - reads the standard input
  --caller-id WHAT     caller, or mask, is shown to the person called; as usual with the carrier unless told
  --undo               the imported masks of the file do again what they did before; none is given up
  --confirm TEXT       without it nothing is changed, and what would be is listed
  --maskable-numbers L as the setting maskableNumbers of the stack; ${STACK_SETTINGS.MASKABLE_NUMBERS} unless told
  --masks-per-number N as the setting masksPerNumber of the stack; ${STACK_SETTINGS.MASKS_PER_NUMBER} unless told
${TOMBSTONE_HELP}
${TARGET_HELP}
`;

const OPTIONS = {
  ...TARGET_OPTIONS,
  ...TOMBSTONE_OPTION,
  csv: { type: 'string' },
  'caller-id': { type: 'string' },
  undo: { type: 'boolean', default: false },
  confirm: { type: 'string' },
  'maskable-numbers': { type: 'string', default: STACK_SETTINGS.MASKABLE_NUMBERS },
  'masks-per-number': { type: 'string', default: STACK_SETTINGS.MASKS_PER_NUMBER },
  help: { type: 'boolean', default: false },
} as const;

const read = (file: string): Promise<string> => (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help || values.csv === undefined) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const { operator, connected } = connectOne(values);
  const masksPerNumber = wholeNumber('--masks-per-number', values['masks-per-number']);
  const isDone = await runImport({
    ...operator,
    csv: await read(values.csv),
    connected,
    parseMaskable: makeParseMaskable(parseAllowList(values['maskable-numbers'])),
    callerId: values['caller-id'],
    isUndo: values.undo,
    confirm: values.confirm,
    importMask: makeImportMask({ ...operator, masksPerNumber }),
    releaseMask: makeReleaseMask(operator),
    tell: (line) => console.log(line),
  });
  process.exitCode = isDone ? 0 : 1;
};

main().catch(fail);
