import { describe, expect, test } from '@jest/globals';
import { writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import type { World } from '../../support/calls/call-world.ts';
import { KEY, makeWorld, NOT_FOUND, SEALED, ticket } from '../../support/calls/call-world.ts';
import { ACCOUNT, makeResult, makeSession, makeWebhook } from '../../support/calls/tropo-events.ts';
import { NOW_SECONDS } from '../../support/numbers/masks.ts';

const session = (changes: Parameters<typeof makeSession>[0] = {}, key = KEY) =>
  makeWebhook(makeSession(changes), { key });

describe('whoever has no good key hears what the gateway says of any path, byte for byte', () => {
  const broken = (address: Parameters<typeof makeWebhook>[1]) => makeWebhook('{"session":', address);

  test.each<[string, WebhookRequest, World]>([
    ['no key', makeWebhook(makeSession()), {}],
    ['a key of no shape', session({}, 'short'), {}],
    ['another key', session({}, 'another-key-of-enough-chars'), {}],
    ['a key that was removed', session(), { key: 'unknown' }],
    ['a key that has ended', session(), { key: { endsAtSeconds: NOW_SECONDS } }],
    ['the key of another account', session(), { key: { account: '1' } }],
    ['no account for a key that has one', session({ accountId: null }), { key: { account: ACCOUNT } }],
    ['broken JSON and no key', broken({}), {}],
    ['broken JSON and another key', broken({ key: 'another-key-of-enough-chars' }), {}],
    ['broken JSON and a key that has ended', broken({ key: KEY }), { key: { endsAtSeconds: NOW_SECONDS } }],
    [
      'a call at the address of another one’s result',
      makeWebhook(makeSession(), { key: KEY, ticket: SEALED }),
      {},
    ],
    [
      'a result that is bound to no call, when the key has ended',
      makeWebhook(makeResult(), { key: KEY }),
      { key: { endsAtSeconds: NOW_SECONDS } },
    ],
    ['a forged ticket', makeWebhook(makeResult(), { key: KEY, ticket: `${SEALED.slice(0, -1)}!` }), {}],
    ['an empty ticket', makeWebhook(makeResult(), { key: KEY, ticket: '' }), {}],
    [
      'a ticket of another key',
      makeWebhook(makeResult(), { key: KEY, ticket: writeCallTicket(ticket, 'another-key-of-enough-chars') }),
      {},
    ],
    [
      'a key that ended more than four hours ago',
      makeWebhook(makeResult(), { key: KEY, ticket: SEALED }),
      { key: { endsAtSeconds: NOW_SECONDS - 4 * 3600 } },
    ],
  ])('a call with %s', async (_what, request, world) => {
    expect(await makeWorld(world).answerCall(request)).toEqual({
      answer: NOT_FOUND,
      outcome: { event: 'webhook-not-ours' },
    });
  });

  test('what came to the address of another event is not looked up either', async () => {
    const { answerCall, queries } = makeWorld();
    await answerCall(makeWebhook(makeSession(), { key: KEY, ticket: SEALED }));
    expect(queries).toEqual([]);
  });

  test('what cannot be a key or a ticket is not even looked up', async () => {
    const { answerCall, queries } = makeWorld();
    await answerCall(session({}, 'short'));
    await answerCall(makeWebhook(makeResult(), { key: KEY, ticket: 'forged' }));
    expect(queries).toEqual([]);
  });
});
