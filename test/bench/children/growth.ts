import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { LambdaHandler } from '../../../local/server/bridge.ts';
import { CONTEXT } from '../../support/calls/events.ts';
import { CALLER } from '../../support/numbers/masks.ts';
import { interleaved } from '../samples.ts';
import { callEvent } from '../support/calls/call-events.ts';
import { onQuestion } from '../support/on-question.ts';
import { inventedMask } from '../support/table/fill-table.ts';
import { timed } from '../support/timed.ts';

interface Question {
  readonly transfer: string;
  readonly small: Filled;
  readonly large: Filled;
  readonly rounds: number;
  readonly warmUp: number;
}

interface Filled {
  readonly table: string;
  readonly masks: number;
}

const require = createRequire(import.meta.url);

/** A copy of the function for each table: it reads the name of its table when it is loaded. */
const callsTo = (transfer: string, { table, masks }: Filled): (() => Promise<void>) => {
  const copy = transfer.replace('.cjs', `-${table}.cjs`);
  copyFileSync(transfer, copy);
  process.env['TABLE_NAME'] = table;
  const { handler } = require(copy) as { readonly handler: LambdaHandler };
  return async () => {
    const mask = inventedMask(Math.floor(Math.random() * masks));
    const answer = await handler(callEvent('ten digits', CALLER, mask), CONTEXT);
    if (!answer.body?.includes('"transfer"')) {
      throw new Error(`The call is not connected: ${answer.body}`);
    }
  };
};

onQuestion(async ({ transfer, small, large, rounds, warmUp }: Question) => {
  const subjects = {
    small: timed(callsTo(transfer, small)),
    large: timed(callsTo(transfer, large)),
  };
  return interleaved(subjects, { rounds, warmUp });
});
