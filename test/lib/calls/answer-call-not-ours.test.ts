import { describe, expect, test } from '@jest/globals';
import { writeCallToken } from '../../../lib/calls/call-token.ts';
import type { WebhookRequest } from '../../../lib/carriers/carrier.ts';
import type { World } from '../../support/call-world.ts';
import { KEY, makeWorld, NOT_FOUND, TOKEN, ticket } from '../../support/call-world.ts';
import { NOW_SECONDS } from '../../support/masks.ts';
import { ACCOUNT, makeResult, makeSession, makeWebhook } from '../../support/tropo-messages.ts';

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
      makeWebhook(makeSession(), { key: KEY, token: TOKEN }),
      {},
    ],
    [
      'a result that is bound to no call, when the key has ended',
      makeWebhook(makeResult(), { key: KEY }),
      { key: { endsAtSeconds: NOW_SECONDS } },
    ],
    ['a forged token', makeWebhook(makeResult(), { key: KEY, token: `${TOKEN.slice(0, -1)}!` }), {}],
    ['an empty token', makeWebhook(makeResult(), { key: KEY, token: '' }), {}],
    [
      'a token of another key',
      makeWebhook(makeResult(), { key: KEY, token: writeCallToken(ticket, 'another-key-of-enough-chars') }),
      {},
    ],
    [
      'a key that ended more than four hours ago',
      makeWebhook(makeResult(), { key: KEY, token: TOKEN }),
      { key: { endsAtSeconds: NOW_SECONDS - 4 * 3600 } },
    ],
  ])('a call with %s', async (_what, request, world) => {
    expect(await makeWorld(world).answerCall(request)).toEqual({
      answer: NOT_FOUND,
      outcome: { event: 'webhook-not-ours' },
    });
  });

  test('what cannot be a key or a token is not even looked up', async () => {
    const { answerCall, queries } = makeWorld();
    await answerCall(session({}, 'short'));
    await answerCall(makeWebhook(makeResult(), { key: KEY, token: 'forged' }));
    expect(queries).toEqual([]);
  });
});
