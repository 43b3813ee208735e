import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { defineVerb } from '../command-line/verb.ts';
import { CONFIRM_OPTION } from '../confirm-option.ts';
import { connectOperator, TOMBSTONE_OPTION } from '../operator.ts';
import { TARGET_DETAILS, TARGET_OPTIONS } from '../target.ts';
import { runReleaseAll } from './run.ts';

export const releaseAll = defineVerb({
  name: 'release-all',
  summary: 'releases every mask',
  details: `This ends what the masks cost. Run it before you delete the stack; it may be repeated. Masks of a connection that you do not name are left alone.\n${TARGET_DETAILS}`,
  hasJson: true,
  options: { ...CONFIRM_OPTION, ...TOMBSTONE_OPTION, ...TARGET_OPTIONS },
  examples: [
    ['release-all <TwilioOptions>', 'list the masks'],
    ['release-all <TwilioOptions> --confirm "release 12 masks"', 'release them'],
  ],
  run: async ({ values, tell }) => {
    const operator = connectOperator(values);
    const result = await runReleaseAll({
      store: operator.store,
      connections: operator.connections.all.map(({ name }) => name),
      confirm: values.confirm,
      releaseMask: makeReleaseMask(operator),
      tell,
    });
    return { isDone: result.isDone, json: result };
  },
});
