import { makeReconciliations } from '../../functions/wiring/reconciliations.ts';
import { defineVerb } from '../command-line/verb.ts';
import { wholeNumber } from '../command-line/whole-number.ts';
import { connectOperator, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runReconcileAll } from './run.ts';

export const reconcile = defineVerb({
  name: 'reconcile',
  summary: 'compares carrier and table, and finishes what was cut off',
  details: `It works on one connection after the other and prints what it found.\n${TARGET_DETAILS}`,
  hasJson: true,
  options: {
    check: {
      excludes: ['accept', 'release-orphans', 'release-after-days'],
      help: 'change nothing; exit with 1 if carrier and table differ',
    },
    accept: {
      value: 'N',
      read: wholeNumber(),
      help: 'believe exactly N missing masks and due orphans, though that is more than a reconciliation believes unasked; of one --connection',
    },
    'release-orphans': {
      help: 'release numbers that no row of the table knows, 24 h after they were first seen',
    },
    'release-after-days': {
      value: 'N',
      read: wholeNumber(),
      help: 'release masks that expired N days ago or earlier; the function of a stack does so by its own setting',
    },
    ...TOMBSTONE_OPTION,
    ...TARGET_OPTIONS,
  },
  examples: [
    ['reconcile --check', 'compare, and change nothing'],
    [
      'reconcile <TwilioOptions> --accept 12',
      'believe the 12 missing masks and due orphans that it did not believe unasked',
    ],
  ],
  objection: ({ values }) =>
    values.accept !== undefined && (values.connection ?? []).length > 1
      ? '--accept is for one connection. Name only that --connection.'
      : undefined,
  run: async ({ values, tell }) => {
    const order = {
      isCheckOnly: values.check,
      accept: values.accept,
      releaseOrphans: values['release-orphans'],
      releaseAfterDays: values['release-after-days'],
      isLocal: values.table === undefined,
    };
    const reconciliations = makeReconciliations(connectOperator(values)).map(
      ({ reconcileWith }) => reconcileWith,
    );
    const { text, isFine, json } = await runReconcileAll(order, reconciliations);
    tell(text);
    return { isDone: isFine, json };
  },
});
