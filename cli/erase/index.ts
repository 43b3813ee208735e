import { connectionNotes } from '../../functions/wiring/connection-notes.ts';
import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { NAME_ITS_COUNTRY } from '../../lib/phone/parse-number.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';
import { defineVerb } from '../command-line/verb.ts';
import { COUNTRY_OPTION, NAME_COUNTRY_OPTION } from '../country-option.ts';
import { connectOperator, TOMBSTONE_OPTION } from '../operator.ts';
import { reasonOf } from '../steps.ts';
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
  argument: {
    name: 'number',
    help: 'such as +14155550100, or with --country as people write it there',
    tooMany: 'Name one number, in quotes if it has blanks in it.',
  },
  options: {
    ...COUNTRY_OPTION,
    ...TOMBSTONE_OPTION,
    ...TARGET_OPTIONS,
  },
  examples: [['erase "+1 415 555 0100" <TwilioOptions>', 'erase the person with this number']],
  objection: ({ values, args: [number = ''] }) => {
    try {
      parsePerson(number, values.country);
      return undefined;
    } catch (error) {
      return `The number ${reasonOf(error).replace(NAME_ITS_COUNTRY, NAME_COUNTRY_OPTION)}`;
    }
  },
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
