import { expect, test } from '@jest/globals';
import type { AnswerCall } from '../../../lib/calls/answer-call.ts';
import { makeAnswerWebhook } from '../../../lib/calls/answer-webhook.ts';
import { NOT_OURS } from '../../../lib/calls/not-ours.ts';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { KEY, NOT_FOUND } from '../../support/calls/call-world.ts';
import { makeWebhook } from '../../support/calls/tropo-events.ts';

const says =
  (body: string): AnswerCall =>
  async () => ({ answer: { ...NOT_OURS, body }, outcome: { event: 'call-connected' } });
const keyed = says('keyed');
const byConnection = new Map([['eu', says('eu')]]);

const to = (connection?: string): WebhookRequest => ({
  ...makeWebhook({}, { key: KEY }),
  parameters: connection === undefined ? { key: KEY } : { connection },
});

test('each path is answered by whoever it is for', async () => {
  const answer = makeAnswerWebhook({ keyed, byConnection });
  expect((await answer(to())).answer.body).toBe('keyed');
  expect((await answer(to('eu'))).answer.body).toBe('eu');
});

test.each(['us', 'tropo', '', '__proto__', 'EU'])(
  'a connection that the stack has not (%j) is no path',
  async (name) => {
    expect((await makeAnswerWebhook({ keyed, byConnection })(to(name))).answer).toEqual(NOT_FOUND);
  },
);

test('a stack without a carrier that has keys has no path for keys', async () => {
  expect((await makeAnswerWebhook({ keyed: undefined, byConnection })(to())).answer).toEqual(NOT_FOUND);
});
