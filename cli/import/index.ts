import { makeImportMask } from '../../lib/masks/import-mask.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { parseAllowList } from '../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { STACK_SETTINGS } from '../../local/stack-settings.ts';
import { defineVerb } from '../command-line/verb.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { CONFIRM_OPTION } from '../confirm-option.ts';
import { connectOne } from '../one-connection.ts';
import { TOMBSTONE_OPTION } from '../operator.ts';
import { COUNTRY_OPTION } from '../person-argument.ts';
import { readBytes } from '../read-input.ts';
import { reasonOf } from '../steps.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { decodeSheet } from './decode-sheet.ts';
import { runImport } from './run.ts';

const readMaskable = (text: string): ReturnType<typeof parseAllowList> => {
  try {
    return parseAllowList(text);
  } catch (cause) {
    throw new Error(`cannot be read: ${reasonOf(cause)}`, { cause });
  }
};

export const importNumbers = defineVerb({
  name: 'import',
  summary: 'makes masks of numbers that the account owns, and undoes that',
  details: `It buys nothing, and may be repeated.\n${TARGET_DETAILS}`,
  hasJson: true,
  options: {
    csv: {
      value: 'FILE',
      isRequired: true,
      help: 'lines of mask,number or mask,number,country: the number that people dial, and the one that it hides; - reads the standard input',
    },
    ...COUNTRY_OPTION,
    'caller-id': {
      value: 'WHAT',
      choices: ['caller', 'mask'],
      excludes: ['undo'],
      help: 'what the person called sees; by default what is usual with the carrier',
    },
    undo: { help: 'give the imported masks of the file their former settings back; none is released' },
    ...CONFIRM_OPTION,
    'maskable-numbers': {
      value: 'LIST',
      default: STACK_SETTINGS.MASKABLE_NUMBERS,
      read: readMaskable,
      help: "the stack's setting maskableNumbers",
    },
    'masks-per-number': {
      value: 'N',
      default: STACK_SETTINGS.MASKS_PER_NUMBER,
      read: wholeNumber(),
      help: "the stack's setting masksPerNumber",
    },
    ...TOMBSTONE_OPTION,
    ...TARGET_OPTIONS,
  },
  examples: [
    ['import <TwilioOptions> --csv masks.csv', 'list what it would do'],
    [
      'import <TwilioOptions> --csv masks.csv --country US',
      'the same, with numbers as people write them there',
    ],
    ['import <TwilioOptions> --csv masks.csv --confirm "import 2 masks"', 'do it'],
  ],
  run: async ({ values, tell }) => {
    const { operator, connected } = connectOne(values);
    const result = await runImport({
      ...operator,
      csv: decodeSheet(await readBytes(values.csv)),
      country: values.country,
      connected,
      parseMaskable: makeParseMaskable(values['maskable-numbers']),
      callerId: values['caller-id'],
      isUndo: values.undo,
      confirm: values.confirm,
      importMask: makeImportMask({ ...operator, masksPerNumber: values['masks-per-number'] }),
      releaseMask: makeReleaseMask(operator),
      tell,
    });
    return { isDone: result.isDone, json: result };
  },
});
