import { connectionNotes } from '../../functions/wiring/connection-notes.ts';
import { nowSeconds } from '../../lib/clock.ts';
import { makeExportPerson } from '../../lib/people/export-person.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';
import { defineVerb } from '../command-line/verb.ts';
import { connectOperator } from '../operator.ts';
import { reasonOf } from '../steps.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runExport } from './run.ts';

export const exportPerson = defineVerb({
  name: 'export',
  summary: 'prints everything that is on file about a person, as JSON',
  details: `It prints what erase would erase: the person as hidden number, as blocked caller, and in labels and former settings.
Name all connections of a stack.\n${TARGET_DETAILS}`,
  hasJson: true,
  argument: {
    name: 'number',
    help: 'such as +14155550100, or with --country as people write it there',
    tooMany: 'Name one number, in quotes if it has blanks in it.',
  },
  options: {
    country: { value: 'CODE', help: 'where a number without a country code belongs, such as US' },
    ...TARGET_OPTIONS,
  },
  examples: [['export "+1 415 555 0100" <TwilioOptions>', 'print what is on file about this number']],
  objection: ({ values, args: [number = ''] }) => {
    try {
      parsePerson(number, values.country);
      return undefined;
    } catch (error) {
      return `The number ${reasonOf(error)}`;
    }
  },
  run: async ({ values, args: [number = ''], tell }) => {
    const { store, table, connections } = connectOperator(values);
    const json = await runExport({
      number,
      country: values.country,
      exportPerson: makeExportPerson({
        store,
        notes: connectionNotes(table, connections.all),
        // Nobody waits at a gateway, so the search takes the time that it needs.
        deadline: () => new AbortController().signal,
      }),
      nowSeconds: nowSeconds(),
      tell,
    });
    return { isDone: true, json };
  },
});
