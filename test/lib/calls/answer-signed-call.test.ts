import { describe, expect, test } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { callReference, readCallTicket, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { KEY, LIMIT_SECONDS, NOT_FOUND } from '../../support/calls/call-world.ts';
import type { SendOptions } from '../../support/calls/signed-calls.ts';
import { callParameters, PUBLIC_URL, signedRequest } from '../../support/calls/signed-calls.ts';
import type { SignedCarrier } from '../../support/calls/signed-carriers.ts';
import { SIGNED_CARRIERS, TELNYX, TWILIO } from '../../support/calls/signed-carriers.ts';
import type { SignedWorld } from '../../support/calls/signed-world.ts';
import { makeSignedWorld } from '../../support/calls/signed-world.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { OTHER_CONNECTION, ownedMask, releasedMask } from '../../support/numbers/owned-masks.ts';

const answer = (carrier: SignedCarrier, options: SendOptions = {}, world: SignedWorld = {}) =>
  makeSignedWorld(carrier, world).answerCall(signedRequest(carrier, options));

/** The ticket in the address that a document names, and what it is about. */
const ticketIn = (body: string): string => /\/after\/([^?"]+)\?event=/.exec(body)?.[1] ?? '';

/** The ticket of a call that was connected a moment ago. */
const ticketOf = async (carrier: SignedCarrier, world: SignedWorld = {}): Promise<string> =>
  ticketIn((await answer(carrier, {}, world)).answer.body);

const about = ({ callId, carrier }: SignedCarrier) => ({
  connection: carrier,
  mask: ownedMask().id,
  call: callReference(callId),
});

const notOurs = ({ carrier }: SignedCarrier) => ({
  answer: NOT_FOUND,
  outcome: { event: 'webhook-not-ours', connection: carrier },
});

const pressOne = (carrier: SignedCarrier): SignedWorld => ({
  masks: [ownedMask({ connection: carrier.carrier, carrier: carrier.carrier, answer: 'press-1' })],
});

describe.each(SIGNED_CARRIERS)('with $carrier', (carrier) => {
  test('a call is connected to the number behind the mask, and its results come to an address of ours', async () => {
    const { answer: document, outcome } = await answer(carrier);
    expect(outcome).toEqual({ event: 'call-connected', ...about(carrier) });
    expect(document.body).toContain(`<Number>${NUMBER}</Number>`);
    expect(document.body).toContain(`callerId="${CALLER}" timeLimit="${LIMIT_SECONDS}" timeout="20"`);
    expect(document.body).toContain(`action="${PUBLIC_URL}/calls/${carrier.carrier}/after/`);
    expect(ticketIn(document.body)).not.toMatch(/\d{7}/);
  });

  test('a call costs one read, of no key', async () => {
    const { answerCall, queries } = makeSignedWorld(carrier);
    await answerCall(signedRequest(carrier));
    const call = expect.objectContaining({ masks: [MASK], callerMayBe: [CALLER] });
    expect(queries).toEqual([{ call, connection: carrier.carrier }]);
  });

  test('what is forged, in whatever way, finds nothing and never reaches the table', async () => {
    const ticket = await ticketOf(carrier);
    const parameters = callParameters(carrier, { To: '+14155550199' });
    const forged: readonly SendOptions[] = [
      { signedBy: 'stranger' },
      { body: new URLSearchParams({ ...callParameters(carrier), To: '+14155550199' } as never).toString() },
      { headers: { 'x-twilio-signature': '', 'x-signalwire-signature': '', 'telnyx-signature-ed25519': '' } },
      { parameters, signedBy: 'stranger', ticket, event: 'dial' },
      { ticket: `${ticket.slice(0, -1)}!`, event: 'dial' },
      { ticket: '', event: 'dial' },
      { ticket: writeCallTicket({ mask: ownedMask().id, call: callReference('1') }, KEY), event: 'dial' },
      { ticket },
      { event: 'screen' },
    ];
    for (const options of forged) {
      const { answerCall, queries } = makeSignedWorld(carrier);
      expect(await answerCall(signedRequest(carrier, options))).toEqual(notOurs(carrier));
      expect(queries).toEqual([]);
    }
  });

  test.each([
    ['a mask that nobody has', []],
    ['a mask that was released', [releasedMask()]],
    ['a mask of another connection', [ownedMask({ connection: OTHER_CONNECTION })]],
  ])('%s is refused before the call is answered', async (_what, masks) => {
    const { answer: document, outcome } = await answer(carrier, {}, { masks });
    expect(document.body).toContain('<Response><Reject reason="rejected"/></Response>');
    expect(outcome).toMatchObject({ event: 'call-refused', reason: 'unknown-mask' });
  });

  test('a call that comes too often is busy', async () => {
    const { answer: document, outcome } = await answer(
      carrier,
      {},
      { limitCall: async () => 'mask-call-rate' as never },
    );
    expect(document.body).toContain('<Reject reason="busy"/>');
    expect(outcome).toMatchObject({ event: 'call-refused', reason: 'mask-call-rate' });
  });

  test('the end of a call is logged with what its ticket names, without a look at the table', async () => {
    const ticket = await ticketOf(carrier);
    const { answerCall, queries } = makeSignedWorld(carrier);
    const parameters = callParameters(carrier, {
      CallSid: 'other',
      DialCallStatus: 'completed',
      DialCallDuration: '42',
    });
    const { answer: document, outcome } = await answerCall(
      signedRequest(carrier, { parameters, ticket, event: 'dial' }),
    );
    expect(outcome).toEqual({
      event: 'call-ended',
      ...about(carrier),
      reason: 'connected',
      connectedSeconds: 42,
    });
    expect(document.body).toContain('<Response><Hangup/></Response>');
    expect(queries).toEqual([]);
  });

  test('who is not reached is told so', async () => {
    const ticket = await ticketOf(carrier);
    const parameters = callParameters(carrier, { DialCallStatus: 'busy' });
    const { answer: document } = await answer(carrier, { parameters, ticket, event: 'dial' });
    expect(document.body).toContain(SENTENCES['call-failed']);
  });

  test('the person called is asked, and bridged for the key 1 alone', async () => {
    const world = pressOne(carrier);
    const { answer: first } = await answer(carrier, {}, world);
    expect(first.body).toContain('?event=screen"');
    const ticket = ticketIn(first.body);
    const child = { CallSid: 'the-other-side', ParentCallSid: carrier.callId, Direction: 'outbound-dial' };
    const screen = async (event: string, changes: object = {}) => {
      const parameters = callParameters(carrier, { ...child, ...changes });
      const { answer: document, outcome } = await answer(carrier, { parameters, ticket, event }, world);
      return [document.body.replace(/^<\?xml[^>]*>/, ''), outcome.event];
    };
    const [question, asked] = await screen('screen');
    expect(asked).toBe('call-offered');
    expect(question).toContain(SENTENCES['press-1']);
    expect(ticketIn(question ?? '')).toBe(ticket);
    expect(await screen('accept', { Digits: '1' })).toEqual(['<Response/>', 'call-accepted']);
    for (const Digits of ['2', '', '11', '*']) {
      expect(await screen('accept', { Digits })).toEqual(['<Response><Hangup/></Response>', 'call-declined']);
    }
  });

  test('the other side of a call that we connected is never a new call', async () => {
    const parameters = callParameters(carrier, { Direction: 'outbound-dial', ParentCallSid: carrier.callId });
    const { answer: document, outcome } = await answer(carrier, { parameters });
    expect(outcome.event).toBe('launch-ignored');
    expect(document.body).toContain('<Response><Hangup/></Response>');
  });

  test('a text is answered with nothing, which costs nothing', async () => {
    const parameters = {
      MessageSid: 'SM1',
      AccountSid: carrier.account,
      From: CALLER,
      To: MASK,
      Body: 'hello',
    };
    const { answer: document, outcome } = await answer(carrier, { parameters });
    expect(document.body).toMatch(/<Response\/>$/);
    expect(outcome.event).toBe('text-answered');
  });

  test('the end of a call that came to no address of one says nothing', async () => {
    const parameters = callParameters(carrier, { CallStatus: 'completed' });
    expect((await answer(carrier, { parameters })).outcome).toEqual({
      event: 'result-ignored',
      connection: carrier.carrier,
    });
  });

  test('what makes no sense is told to who has signed it, and to nobody else', async () => {
    const parameters = { AccountSid: carrier.account };
    await expect(answer(carrier, { parameters })).rejects.toMatchObject({ code: 'request-invalid' });
    expect(await answer(carrier, { parameters, signedBy: 'stranger' })).toEqual(notOurs(carrier));
  });

  test('while a key is replaced both are good, and the tickets of either', async () => {
    const before = await ticketOf(
      { ...carrier, sign: (sent) => carrier.sign(sent, 'previous') },
      { secrets: [carrier.secret('previous')] },
    );
    const secrets = [carrier.secret('rotating')];
    for (const signedBy of ['previous', undefined] as const) {
      const options = { ...(signedBy !== undefined && { signedBy }) };
      expect((await answer(carrier, options, { secrets })).outcome.event).toBe('call-connected');
      const ended = { ...options, ticket: before, event: 'dial' };
      expect((await answer(carrier, ended, { secrets })).outcome.event).toBe('call-ended');
    }
  });

  test('a secret that was replaced since it was read is read again', async () => {
    const { answerCall, reads } = makeSignedWorld(carrier, {
      secrets: [carrier.secret('previous'), carrier.secret()],
    });
    expect((await answerCall(signedRequest(carrier))).outcome.event).toBe('call-connected');
    expect((await answerCall(signedRequest(carrier))).outcome.event).toBe('call-connected');
    expect(reads).toHaveLength(2);
  });

  test('a secret that could not be read at first is asked for once more, and its lack is no verdict', async () => {
    const late = makeSignedWorld(carrier, { secrets: [undefined, carrier.secret()] });
    expect((await late.answerCall(signedRequest(carrier))).outcome.event).toBe('call-connected');
    await expect(answer(carrier, {}, { secrets: [undefined] })).rejects.toThrow('cannot be read');
  });
});

test('tickets of two connections of one account are not mixed up', async () => {
  const ticket = await ticketOf(TWILIO);
  const { authToken } = JSON.parse(TWILIO.secret());
  expect(readCallTicket(ticket, `twilio ${authToken}`)).toBeDefined();
  expect(readCallTicket(ticket, `eu ${authToken}`)).toBeUndefined();
});

test.each([
  [299, 'call-connected'],
  [300, 'call-connected'],
  [301, 'webhook-not-ours'],
  [-300, 'call-connected'],
  [-301, 'webhook-not-ours'],
])('with telnyx what was signed %d seconds ago is %s', async (seconds, event) => {
  expect((await answer(TELNYX, { atSeconds: NOW_SECONDS - seconds })).outcome.event).toBe(event);
});

test.each(['AC00000000000000000000000000000002', ''])(
  'with twilio a call of the account "%s" is not ours, whoever signed it',
  async (AccountSid) => {
    const parameters = callParameters(TWILIO, { AccountSid });
    expect(await answer(TWILIO, { parameters })).toEqual(notOurs(TWILIO));
    const { AccountSid: _none, ...rest } = parameters;
    expect(await answer(TWILIO, { parameters: rest })).toEqual(notOurs(TWILIO));
  },
);

test('a caller who withholds the number is shown as the mask', async () => {
  const { answer: document } = await answer(TWILIO, {
    parameters: callParameters(TWILIO, { From: 'anonymous' }),
  });
  expect(document.body).toContain(`callerId="${e164(MASK)}"`);
});
