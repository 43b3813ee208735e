import { createRequire } from 'node:module';
import type { LambdaHandler } from '../../../local/server/bridge.ts';
import { CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { interleaved } from '../samples.ts';
import type { CreationJob } from '../support/creation/creation-bench.ts';
import { BOUGHT_BEFORE } from '../support/creation/creation-bench.ts';
import { personNumber } from '../support/creation/creation-numbers.ts';
import { onQuestion } from '../support/on-question.ts';
import type { makeBareRequests } from '../support/table/bare-requests.ts';
import type { Steps } from '../support/table/recorded-requests.ts';
import { timed } from '../support/timed.ts';

interface Question extends CreationJob {
  readonly rounds: number;
  readonly warmUp: number;
}

const require = createRequire(import.meta.url);

/** The recorded creation for somebody else, whose rows nobody has written. */
const anew = ({ steps, person, mask, requestId }: CreationJob, replay: number): Steps => {
  const digits = String(replay).padStart(7, '0');
  const text = JSON.stringify(steps)
    .replaceAll(person, `+1390${digits}`)
    .replaceAll(mask, `+1290${digits}`)
    .replaceAll(requestId, requestId.slice(digits.length) + digits);
  return JSON.parse(text) as Steps;
};

const askCarrier = async (carrier: string): Promise<void> => {
  const list = await fetch(`${carrier}/v1/addresses?available&prefix=1415`);
  await list.json();
  const order = { method: 'POST', body: '{"type":"number","number":"4155550123"}' };
  const bought = await fetch(`${carrier}/v1/applications/123456/addresses`, order);
  await bought.json();
};

onQuestion(async ({ rounds, warmUp, ...job }: Question) => {
  const { handler } = require(job.createMask) as { readonly handler: LambdaHandler };
  const made = require(job.bareRequests) as { readonly makeBareRequests: typeof makeBareRequests };
  const bare = made.makeBareRequests();
  let people = BOUGHT_BEFORE;
  let replays = 0;
  const create = async (): Promise<number> => {
    await bare.replay([[job.restore]]);
    people += 1;
    const event = makeEvent({ method: 'POST', body: { number: personNumber(people) } });
    return timed(async () => {
      const { statusCode, body } = await handler(event, CONTEXT);
      if (statusCode !== 201) {
        throw new Error(`Nothing was created: ${statusCode} ${body}`);
      }
    })();
  };
  const replay = async (first: () => Promise<void>): Promise<number> => {
    await bare.replay([[job.restore]]);
    replays += 1;
    const steps = anew(job, replays);
    return timed(async () => {
      await first();
      await bare.replay(steps);
    })();
  };
  return interleaved(
    {
      creation: create,
      table: () => replay(async () => undefined),
      tableAndCarrier: () => replay(() => askCarrier(job.carrier)),
    },
    { rounds, warmUp },
  );
});
