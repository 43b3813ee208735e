import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { readCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { ReadRoute } from '../../../lib/calls/route-reader.ts';
import type { KeyedProtocol, WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import type { World } from '../../support/calls/call-world.ts';
import {
  answerByKey,
  KEY,
  makeWorld,
  NOT_FOUND,
  SEALED,
  ticket,
  UNLIMITED,
} from '../../support/calls/call-world.ts';
import { makeResult, makeSession, makeWebhook } from '../../support/calls/tropo-events.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { OTHER_CONNECTION, ownedMask, releasedMask } from '../../support/numbers/owned-masks.ts';

const answer = (request: WebhookRequest, world: World = {}) => makeWorld(world).answerCall(request);
const session = (changes: Parameters<typeof makeSession>[0] = {}, key = KEY) =>
  makeWebhook(makeSession(changes), { key });

describe('a call to a mask', () => {
  test('is connected to the number behind it', async () => {
    const { answer: document, outcome } = await answer(session());
    expect(outcome).toEqual({ event: 'call-connected', ...ticket });
    expect(JSON.parse(document.body).tropo[0]).toEqual({
      transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 },
    });
  });

  test('sends its results to an address of key and ticket, which name no number', async () => {
    const { answer: document } = await answer(session());
    const links = JSON.parse(document.body)
      .tropo.slice(1)
      .map((verb: { on: { next: string } }) => verb.on.next);
    expect(links).toEqual(
      ['continue', 'incomplete', 'error', 'hangup'].map(
        (event) => `/transfer/${KEY}/after/${SEALED}?event=${event}`,
      ),
    );
    expect(readCallTicket(SEALED, KEY)).toEqual(ticket);
  });

  test('costs one read, of the masks that the digits may stand for', async () => {
    const { answerCall, queries } = makeWorld();
    await answerCall(session());
    const masks = [MASK, '+4155550123'];
    const call = expect.objectContaining({ masks, callerMayBe: [CALLER, '+2125550187'] });
    expect(queries).toEqual([{ call, keyDigest: digestOfKey(KEY) }]);
  });

  test.each([
    ['unknown-mask', [], {}],
    ['unknown-mask', [releasedMask()], {}],
    ['unknown-mask', [ownedMask({ state: 'ordering' })], {}],
    ['unknown-mask', [ownedMask({ connection: OTHER_CONNECTION })], {}],
    ['expired-mask', [ownedMask({ expiresAtSeconds: NOW_SECONDS })], {}],
    ['ambiguous-mask', [ownedMask(), ownedMask({ mask: e164('+4155550123') })], {}],
    ['unknown-mask', [ownedMask()], { to: { id: 'alice', name: MASK } }],
    ['unknown-mask', [ownedMask()], { to: { id: '9991234567', e164Id: '9991234567' } }],
  ])('is refused before it is answered (%s)', async (reason, masks, changes) => {
    const { answer: document, outcome } = await answer(session(changes), { masks });
    expect(document.body).toBe('{"tropo":[{"reject":{}}]}');
    expect(outcome).toMatchObject({ event: 'call-refused', reason });
  });

  const here = ownedMask({ mask: e164('+14555550101'), number: e164('+12125550112') });
  const abroad = ownedMask({ mask: e164('+4555550101'), number: e164('+12125550113') });
  const to = { id: '4555550101', channel: 'VOICE' };
  const hint = (mask: string) => ({ 'x-sbc-to': `<sip:${mask}@192.0.2.1>` });

  test.each([
    ['the only one of ours', [here], {}, here.number],
    ['the only one of ours, abroad', [abroad], {}, abroad.number],
    ['the only one of ours, whatever a header says', [here], hint(abroad.mask), here.number],
    ['the only one of ours abroad, whatever a header says', [abroad], hint(here.mask), abroad.number],
    ['of two of ours the one that a header names', [here, abroad], hint(abroad.mask), abroad.number],
    ['of two of ours the other that a header names', [here, abroad], hint(here.mask), here.number],
  ])('of ten digits reaches %s', async (_which, masks, headers, number) => {
    const { answer: document } = await answer(session({ to, headers }), { masks });
    expect(JSON.parse(document.body).tropo[0].transfer.to).toBe(number);
  });

  test.each([{}, hint(NUMBER), { 'x-sbc-to': `${here.mask} ${abroad.mask}` }])(
    'of ten digits that fit two of ours is refused with the headers %j',
    async (headers) => {
      const { outcome } = await answer(session({ to, headers }), { masks: [here, abroad] });
      expect(outcome).toMatchObject({ event: 'call-refused', reason: 'ambiguous-mask' });
    },
  );
});

test('nothing that a caller controls reaches whom we call, nor anything but a number what is shown', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\+?\d{1,16}$/),
    fc.constantFrom('sip:attacker@example.com', '+19005550199;postd=1', '"],"to":"+19005550199', '__proto__'),
  );
  const hostile = fc.oneof(text, fc.jsonValue());
  const part = fc.dictionary(fc.constantFrom('id', 'e164Id', 'name', 'network', 'to'), hostile);
  const changes = fc.record({
    id: hostile,
    initialText: hostile,
    // Whoever is left out reaches nobody.
    from: fc.tuple(part, fc.option(text)).map(([given, id]) => ({ ...given, id })),
    headers: fc.dictionary(
      fc.constantFrom('x-sbc-to', 'x-sbc-from', 'contact', 'To', 'Request URI'),
      hostile,
    ),
    parameters: hostile,
  });
  const name = fc.oneof(hostile, fc.constant('+19005550199'));
  await fc.assert(
    fc.asyncProperty(changes, name, async (given, toName) => {
      const to = { id: '4155550123', name: toName, channel: 'VOICE' };
      const { answer: document } = await answer(session({ ...given, to }));
      const [{ transfer }] = JSON.parse(document.body).tropo;
      expect(transfer.to).toBe(NUMBER);
      expect(transfer.from).toMatch(/^\+[1-9]\d{6,14}$/);
    }),
  );
});

describe('the end of a call', () => {
  const result = (event: string, action = {}, ticket: string | undefined = SEALED) =>
    makeWebhook(makeResult({}, action), { key: KEY, event, ...(ticket !== '' && { ticket }) });

  test('is logged with the mask and the call that the ticket names', async () => {
    const { answer: document, outcome } = await answer(result('continue'));
    expect(document.body).toBe('{"tropo":[{"hangup":{}}]}');
    expect(outcome).toEqual({ event: 'call-ended', ...ticket, reason: 'connected', connectedSeconds: 145 });
  });

  test('is told to the caller where nobody answered', async () => {
    const { answer: document } = await answer(
      result('incomplete', { disposition: 'BUSY', connectedDuration: 0 }),
    );
    expect(JSON.parse(document.body)).toEqual({
      tropo: [{ say: { value: SENTENCES['call-failed'] } }, { hangup: {} }],
    });
  });

  test('says nothing without a ticket: whoever has the key could report the end of any call', async () => {
    const { answer: document, outcome } = await answer(result('incomplete', {}, ''));
    expect(document.body).toBe('{"tropo":[{"hangup":{}}]}');
    expect(outcome).toEqual({ event: 'result-ignored' });
  });

  test('is still taken after its key was rotated, when a call no longer is', async () => {
    const world: World = { key: { endsAtSeconds: NOW_SECONDS - 1, account: 'bound' } };
    expect((await answer(result('continue'), world)).outcome.event).toBe('call-ended');
    expect((await answer(session(), world)).answer).toEqual(NOT_FOUND);
  });
});

test('a text is answered with a sentence, a launch with a hang-up', async () => {
  const text = await answer(session({ to: { id: '14155550123', channel: 'TEXT' } }));
  expect(JSON.parse(text.answer.body).tropo).toEqual([
    { say: { value: SENTENCES['texts-not-taken'] } },
    { hangup: {} },
  ]);
  const launch = await answer(session({ to: undefined, from: undefined, headers: undefined }));
  expect(launch.answer.body).toBe('{"tropo":[{"hangup":{}}]}');
});

test('what makes no sense is told to who has the key', async () => {
  const answered = answer(makeWebhook('{"session":', { key: KEY }));
  await expect(answered).rejects.toMatchObject({ name: 'Problem', code: 'request-invalid' });
});

describe('a call that comes too often', () => {
  test('is refused, and the log says which mask and why', async () => {
    const world = { limitCall: async () => 'mask-call-rate' as const };
    const { answer: document, outcome } = await answer(session(), world);
    expect(document.body).toBe('{"tropo":[{"reject":{}}]}');
    expect(outcome).toEqual({ event: 'call-refused', reason: 'mask-call-rate', ...ticket });
  });

  test.each<[string, WebhookRequest, World]>([
    ['that is refused anyway', session(), { masks: [] }],
    ['that has ended', makeWebhook(makeResult(), { key: KEY, ticket: SEALED }), {}],
    ['of another account', session(), { key: { account: '1' } }],
    ['with another key', session({}, 'another-key-of-enough-chars'), {}],
  ])('is not counted for one %s', async (_which, request, world) => {
    const limitCall = async () => Promise.reject(new Error('counted'));
    await expect(answer(request, { ...world, limitCall })).resolves.toBeDefined();
  });
});

describe('a failure of our own is nobody else’s', () => {
  test('a table that does not answer is no decision', async () => {
    const readRoute: ReadRoute = async () => Promise.reject(new Error('down'));
    const answerCall = answerByKey({ ...UNLIMITED, protocol: tropoProtocol, readRoute });
    await expect(answerCall(session())).rejects.toThrow('down');
  });

  test('a protocol that breaks is not taken for a request that makes no sense', async () => {
    const read = () => {
      throw new TypeError('a bug');
    };
    const world = { protocol: { ...tropoProtocol, read } };
    await expect(answer(session(), world)).rejects.toThrow(TypeError);
  });

  test('a protocol that asks for the results of a call without any gets none', async () => {
    const write: KeyedProtocol['write'] = (_decision, links) => ({
      ...NOT_FOUND,
      body: links.after('continue'),
    });
    const world = { protocol: { ...tropoProtocol, write }, masks: [] };
    await expect(answer(session(), world)).rejects.toThrow(
      'Only a connected call has addresses for what follows.',
    );
  });
});
