import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { callReference, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import { KEY } from '../../support/calls/call-world.ts';
import { BODY_FORMS } from '../../support/calls/events.ts';
import type { TransferOptions } from '../../support/calls/transfer.ts';
import { makeTransfer, post, putKey, putMask } from '../../support/calls/transfer.ts';
import { makeResult, makeSession, SESSION_ID } from '../../support/calls/tropo-events.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { ownedMask, releasedMask } from '../../support/numbers/owned-masks.ts';
import type { FaultyTable } from '../../support/table/faulty-table.ts';
import { startFaultyTable } from '../../support/table/faulty-table.ts';
import type { Fault } from '../../support/table/table-fault.ts';

let table: FaultyTable['table'];
let proxy: FaultyTable['proxy'];
let behind: FaultyTable['behind'];
let stop: FaultyTable['stop'];

/** One mask in each state, by the ten digits that are dialled. */
const MASKS: Readonly<Record<string, Partial<Mask>>> = {
  '4155550123': {},
  '4155550101': { expiresAtSeconds: NOW_SECONDS },
  '4155550102': { state: 'releasing' },
  '4155550103': { state: 'ordering' },
  '4155550104': { callerId: 'mask' },
  '4155550106': { answer: 'press-1' },
  '4155550107': { callsPerMinute: 1 },
};
const RELEASED = '4155550105';

beforeAll(async () => {
  ({ table, proxy, behind, stop } = await startFaultyTable());
  await putKey(table);
  for (const [digits, changes] of Object.entries(MASKS)) {
    await putMask(table, ownedMask({ mask: e164(`+1${digits}`), ...changes }));
  }
  await putMask(table, releasedMask(e164(`+1${RELEASED}`)));
});
afterEach(() => proxy.heal());
afterAll(() => stop());

const dial = (digits: string, more = {}) => makeSession({ to: { id: digits, channel: 'VOICE' }, ...more });
const document = (...tropo: unknown[]) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ tropo }),
});
const say = (value: string) => document({ say: { value } }, { hangup: {} });

const TICKET = { mask: ownedMask().id, call: callReference(SESSION_ID) };
const SEALED = writeCallTicket(TICKET, KEY);
const link = (event: string) => ({ on: { event, next: `/transfer/${KEY}/after/${SEALED}?event=${event}` } });

describe.each(BODY_FORMS)('with a body in %s', (form) => {
  test('a call to a live mask is connected', async () => {
    const { handler, lines } = makeTransfer(table);
    expect(await post(handler, dial('4155550123'), form)).toEqual(
      document(
        { transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 } },
        link('continue'),
        link('incomplete'),
        link('error'),
        link('hangup'),
      ),
    );
    expect(lines).toEqual([
      {
        outcome: { event: 'call-connected', ...TICKET, status: 200 },
        context: { requestId: 'request-1', durationMs: 0 },
      },
    ]);
  });

  test('a mask that hides both sides shows itself', async () => {
    const { body = '' } = await post(makeTransfer(table).handler, dial('4155550104'), form);
    expect(JSON.parse(body).tropo[0].transfer).toMatchObject({ to: NUMBER, from: '+14155550104' });
  });

  test('a caller who is withheld is shown as the mask, from Latin-1 as from UTF-8', async () => {
    const session = dial('4155550123', { from: { id: 'Restricted', name: 'Señor' } });
    // A byte above 127 survives base64 only: API Gateway hands on as text what is UTF-8.
    const bytes = Buffer.from(JSON.stringify(session), form === 'base64' ? 'latin1' : 'utf8');
    const { body = '' } = await post(makeTransfer(table).handler, bytes, form);
    expect(JSON.parse(body).tropo[0].transfer).toMatchObject({ to: NUMBER, from: MASK });
  });

  test.each([
    ['nobody has', '4155550199', 'unknown-mask'],
    ['has expired', '4155550101', 'expired-mask'],
    ['is released', '4155550102', 'unknown-mask'],
    ['is on order', '4155550103', 'unknown-mask'],
    ['was released', RELEASED, 'unknown-mask'],
  ])('a call to a mask that %s is refused before it is answered', async (_what, digits, reason) => {
    const { handler, lines } = makeTransfer(table);
    expect(await post(handler, dial(digits), form)).toEqual(document({ reject: {} }));
    expect(lines[0]?.outcome).toMatchObject({ event: 'call-refused', reason, status: 200 });
  });

  test('whoever is to press 1 is asked before the caller is heard', async () => {
    const { body = '' } = await post(makeTransfer(table).handler, dial('4155550106'), form);
    expect(JSON.parse(body).tropo[0].transfer.on).toMatchObject([
      { event: 'connect', ask: { required: true } },
    ]);
  });

  test.each([
    ['the person behind it', NUMBER, 'owner-calling'],
    ['another mask', '+14155550104', 'caller-is-mask'],
  ])('a call by %s is refused', async (_who, number, reason) => {
    const { handler, lines } = makeTransfer(table);
    const from = { id: number, channel: 'VOICE' };
    expect(await post(handler, dial('4155550123', { from }), form)).toEqual(document({ reject: {} }));
    expect(lines[0]?.outcome).toMatchObject({ event: 'call-refused', reason, mask: ownedMask().id });
  });

  test('a text is answered politely', async () => {
    const { handler, lines } = makeTransfer(table);
    const text = makeSession({ to: { id: '14155550123', channel: 'TEXT' }, initialText: 'Hi' });
    expect(await post(handler, text, form)).toEqual(say(SENTENCES['texts-not-taken']));
    expect(lines[0]?.outcome).toEqual({ event: 'text-answered', status: 200 });
  });

  test('a launch is ended', async () => {
    const { handler, lines } = makeTransfer(table);
    const launch = makeSession({ to: undefined, from: undefined, headers: undefined, parameters: {} });
    expect(await post(handler, launch, form)).toEqual(document({ hangup: {} }));
    expect(lines[0]?.outcome).toEqual({ event: 'launch-ignored', status: 200 });
  });

  const busy = { disposition: 'BUSY', connectedDuration: 0 };
  const left = { disposition: 'HANGUP', connectedDuration: 0 };

  test.each([
    ['continue', {}, document({ hangup: {} }), { reason: 'connected', connectedSeconds: 145 }],
    ['hangup', {}, document({ hangup: {} }), { reason: 'connected', connectedSeconds: 145 }],
    ['hangup', left, document({ hangup: {} }), { reason: 'abandoned', connectedSeconds: 0 }],
    ['incomplete', busy, say(SENTENCES['call-failed']), { reason: 'busy', connectedSeconds: 0 }],
    ['incomplete', null, say(SENTENCES['call-failed']), { reason: 'failed' }],
    ['error', null, say(SENTENCES['call-failed']), { reason: 'failed' }],
  ])('the result %s %j is answered and logged as one line', async (event, action, answer, reason) => {
    const { handler, lines } = makeTransfer(table);
    const sent = makeResult({}, action);
    expect(await post(handler, sent, form, { ticket: SEALED, event })).toEqual(answer);
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      { event: 'call-ended', ...TICKET, ...reason, status: 200 },
    ]);
  });
});

describe('calls that come too often are refused', () => {
  const reasonsOf = async (digits: string, rates: TransferOptions) => {
    const { handler, lines } = makeTransfer(table, rates);
    for (let calls = 0; calls < 3; calls += 1) await post(handler, dial(digits), 'plain');
    return lines.map(({ outcome }) => outcome.reason);
  };

  test('by the limits of the stack', async () => {
    const rates = { rates: { perCaller: 2 } };
    expect(await reasonsOf('4155550123', rates)).toEqual([undefined, undefined, 'caller-call-rate']);
  });

  test('by the limit of the mask, which every copy of the function keeps', async () => {
    expect(await reasonsOf('4155550107', {})).toEqual([undefined, 'mask-call-rate', 'mask-call-rate']);
    expect(await reasonsOf('4155550107', {})).toEqual(['mask-call-rate', 'mask-call-rate', 'mask-call-rate']);
  });
});

describe('when our own side breaks, the caller hears a fallback message', () => {
  /** Longer than the deadline, and no timer is left behind. */
  const SOON_OVER = { timesMs: [0, 1000, 1100], giveUpAfterMs: 1200 } as const;
  const fallback = say(SENTENCES.fallback);

  test.each<Fault>([{ kind: 'hang' }, { kind: 'stall' }, { kind: 'withhold', keys: [MASK] }])(
    'before the deadline, though the table is not done ($kind)',
    async (fault) => {
      proxy.fail(fault);
      const { handler, lines } = makeTransfer(behind, { deadlineMs: 20, hedge: SOON_OVER });
      expect(await post(handler, dial('4155550123'), 'plain')).toEqual(fallback);
      expect(lines).toMatchObject([
        { outcome: { event: 'fallback-played', status: 200 }, cause: { name: 'TimeoutError' } },
      ]);
    },
  );

  test.each<Fault>([{ kind: 'throttle' }, { kind: 'reset' }])(
    'when the table fails ($kind)',
    async (fault) => {
      proxy.fail(fault);
      const { handler, lines } = makeTransfer(behind);
      expect(await post(handler, dial('4155550123'), 'plain')).toEqual(fallback);
      expect(lines).toMatchObject([{ outcome: { event: 'fallback-played' }, cause: expect.anything() }]);
    },
  );

  test('and the next caller is connected once the table is well', async () => {
    proxy.fail({ kind: 'reset' });
    const { handler } = makeTransfer(behind);
    expect(await post(handler, dial('4155550123'), 'plain')).toEqual(fallback);
    proxy.heal();
    const { body } = await post(handler, dial('4155550123'), 'plain');
    expect(body).toContain('"transfer"');
  });
});
