import { connectionNotes } from '../../functions/wiring/connection-notes.ts';
import { nowSeconds } from '../../lib/clock.ts';
import { makeExportPerson } from '../../lib/people/export-person.ts';
import { defineVerb } from '../command-line/verb.ts';
import { connectOperator } from '../operator.ts';
import { COUNTRY_OPTION, objectionToPerson, PERSON_ARGUMENT } from '../person-argument.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runExport } from './run.ts';

export const exportPerson = defineVerb({
  name: 'export',
  summary: 'prints everything that is on file about a person, as JSON',
  details: `It prints what erase would erase: the person as hidden number, as blocked caller, and in labels and former settings.
Name all connections of a stack.\n${TARGET_DETAILS}`,
  hasJson: true,
  argument: PERSON_ARGUMENT,
  options: {
    ...COUNTRY_OPTION,
    ...TARGET_OPTIONS,
  },
  examples: [['export "+1 415 555 0100" <TwilioOptions>', 'print what is on file about this number']],
  objection: objectionToPerson,
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
