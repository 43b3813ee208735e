import { connectionNotes } from '../../functions/wiring/connection-notes.ts';
import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { defineVerb } from '../command-line/verb.ts';
import { connectOperator, TOMBSTONE_OPTION } from '../operator.ts';
import { COUNTRY_OPTION, objectionToPerson, PERSON_ARGUMENT } from '../person-argument.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runErase } from './run.ts';

/** Longer than in a function, because nobody waits at a gateway: the search may read a large table. */
const ERASURE_MS = 10 * 60_000;

export const erase = defineVerb({
  name: 'erase',
  summary: "erases a person's data",
  details: `It releases the masks of the number, and erases the number as hidden number and as caller. It may be repeated.
Name all connections of a stack.\n${TARGET_DETAILS}`,
  hasJson: true,
  argument: PERSON_ARGUMENT,
  options: {
    ...COUNTRY_OPTION,
    ...TOMBSTONE_OPTION,
    ...TARGET_OPTIONS,
  },
  examples: [['erase "+1 415 555 0100" <TwilioOptions>', 'erase the person with this number']],
  objection: objectionToPerson,
  run: async ({ values, args: [number = ''], tell }) => {
    const operator = connectOperator(values);
    const erased = await runErase({
      ...operator,
      number,
      country: values.country,
      erase: makeErasePerson({
        ...operator,
        notes: connectionNotes(operator.table, operator.connections.all),
        deadline: () => AbortSignal.timeout(ERASURE_MS),
      }),
      tell,
    });
    return { isDone: erased.isDone, json: erasedJson(erased) };
  },
});

/** What a carrier threw stays out: it may name numbers. */
const erasedJson = ({ masks, ...erased }: Awaited<ReturnType<typeof runErase>>) => ({
  ...erased,
  masks: masks.map(({ mask, id, released }) => ({ mask, id, released })),
});
