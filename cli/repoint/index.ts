import { defineVerb } from '../command-line/verb.ts';
import { CONFIRM_OPTION } from '../confirm-option.ts';
import { connectOne } from '../one-connection.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runRepoint } from './run.ts';

export const repoint = defineVerb({
  name: 'repoint',
  summary: 'updates the webhook addresses of managed numbers',
  details: `For the time after the address of the API has changed. It may be repeated.\n${TARGET_DETAILS}`,
  hasJson: true,
  options: { ...CONFIRM_OPTION, ...TARGET_OPTIONS },
  examples: [
    ['repoint <TwilioOptions>', 'list the numbers whose calls go elsewhere'],
    ['repoint <TwilioOptions> --confirm "repoint 12 numbers"', 'update their webhooks'],
  ],
  run: async ({ values, tell }) => {
    const { operator, connected } = connectOne(values);
    const { deadline } = operator;
    const result = await runRepoint({ connected, deadline, confirm: values.confirm, tell });
    return { isDone: result.isDone, json: result };
  },
});
